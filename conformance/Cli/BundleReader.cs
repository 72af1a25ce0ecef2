using DigitalIndiaStack.Conformance.Engine.Attestation;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Recording;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>Reads and verifies the bundle that a command names.</summary>
/// <param name="checks">The checks of the suite; tests put their own in.</param>
internal sealed class BundleReader(IReadOnlyList<Check> checks)
{
    /// <summary>The specifications to judge by: those of a folder, or those of this tool.</summary>
    public static SpecSet Specs(string? directory) => SpecSet.Load(directory is null ? Suite.Specs
        : Directory.Exists(directory) ? SpecFiles.FromDirectory(directory)
        : throw new ConfigurationFaultException([$"There is no folder {directory}."]));

    /// <summary>The bundle and what it was found to be.</summary>
    public async Task<(Bundle Bundle, Verification Verification)> VerifyAsync(string path, string? key, string? specs, CancellationToken cancellationToken)
    {
        var bundle = Bundle.Read(path);
        var trusted = key is null ? null : File.Exists(key)
            ? PublicKey.FromPem(await File.ReadAllTextAsync(key, cancellationToken), key)
            : throw new ConfigurationFaultException([$"There is no file {key}."]);
        return (bundle, await Verification.OfAsync(bundle, Specs(specs), checks, trusted, cancellationToken));
    }
}
