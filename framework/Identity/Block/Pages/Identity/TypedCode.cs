using DigitalIndiaStack.Identity.Block.Factors;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>A code as people type it: in their digits, and in groups as it was shown.</summary>
internal static class TypedCode
{
    /// <summary>The code that was meant.</summary>
    public static string Read(string? typed) => RecoveryText.Compact(TypedDigits.ToAscii(typed));
}
