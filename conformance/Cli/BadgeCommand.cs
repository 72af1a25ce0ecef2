using System.CommandLine;
using DigitalIndiaStack.Conformance.Engine.Attestation;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Verdicts;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>The command <c>dis conform badge</c>.</summary>
internal static class BadgeCommand
{
    private static readonly Argument<string> Run = new("RUN") { Description = "What a run wrote with --out: a zip or a folder, signed." };
    private static readonly Option<string> Out = new("--out") { Description = "Where the SVG goes.", HelpName = "FILE", Required = true };
    private static readonly Option<string?> Profile = new("--profile") { Description = "The profile to show; without it every profile of the run must be conformant.", HelpName = "NAME" };
    private static readonly Option<string?> Key = new("--key") { Description = "Public key in PEM that must have signed.", HelpName = "FILE" };
    private static readonly Option<string?> Specs = new("--specs") { Description = "Specifications of the run, when they are not those of this tool.", HelpName = "DIR" };

    public static Command Create(TimeProvider clock)
    {
        var command = new Command("badge", Text) { Run, Out, Profile, Key, Specs };
        command.SetAction((parsed, cancellationToken) => InvokeAsync(
            new BadgeRequest(new(parsed.GetValue(Run)!, parsed.GetValue(Key), parsed.GetValue(Specs)), parsed.GetValue(Out)!, parsed.GetValue(Profile) ?? "", clock),
            Suite.Checks,
            parsed.InvocationConfiguration,
            cancellationToken));
        return command;
    }

    /// <summary>Makes a badge with some checks.</summary>
    public static Task<int> InvokeAsync(BadgeRequest request, IReadOnlyList<Check> checks, InvocationConfiguration streams, CancellationToken cancellationToken) => Guard.RunAsync(streams.Error, async () =>
    {
        var (bundle, verification) = await new BundleReader(checks).VerifyAsync(request.Verify.Run, request.Verify.Key, request.Verify.Specs, cancellationToken);
        var today = DateOnly.FromDateTime(request.Clock.GetUtcNow().UtcDateTime);
        if (Badge.Of(bundle, verification, request.Profile, today, out var refusal) is not { } badge)
        {
            streams.Error.WriteLine($"dis: no badge: {refusal}.");
            return ExitCodes.NotConformant;
        }

        await File.WriteAllTextAsync(request.Out, badge.ToSvg(), cancellationToken);
        streams.Output.WriteLine($"{request.Out}: {badge.Target} conforms to {badge.Profile}{(badge.Waived == 0 ? "" : $", {badge.Waived} waived")}, until {badge.Expires:yyyy-MM-dd}");
        return ExitCodes.Conformant;
    });

    private static string Text => """
        Makes a badge (SVG) of a run that is valid, signed and conformant; of no other.
        It says profile, day, version of the suite, what is waived, and until when it counts: twelve months.

        Try:
          dis conform badge run.zip --out badge.svg
          dis conform badge run.zip --out badge.svg --profile payments-core --key runner.pem.pub
        """;
}

/// <summary>Which badge to make.</summary>
/// <param name="Verify">The bundle and how to verify it.</param>
/// <param name="Out">Where the badge goes.</param>
/// <param name="Profile">Profile; empty for all.</param>
/// <param name="Clock">Says what day it is.</param>
internal sealed record BadgeRequest(VerifyRequest Verify, string Out, string Profile, TimeProvider Clock);
