using DigitalIndiaStack.Localization.Packs;

namespace DigitalIndiaStack.Localization.Lint.Data;

/// <summary>L023: vouchers that would live longer than any voucher may.</summary>
internal sealed class VoucherRule : IPackRule
{
    public IEnumerable<LintFinding> Check(LintSubject subject) => Check(subject.Pack.Manifest);

    public static IEnumerable<LintFinding> Check(PackManifest manifest) => manifest.Vouchers is { } life && life.Days > life.LongestDays
        ? [LintFinding.Error("DIS-L023", "pack.json", $"vouchers: {life.Days} days are more than {life.LongestDays}, the longest life")]
        : [];
}
