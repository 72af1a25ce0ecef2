using System.Text;
using DigitalIndiaStack.Conformance.Engine.Attestation;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Recording;
using DigitalIndiaStack.Conformance.Engine.Running;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>Writes what <c>--out</c> asks for, signed where a key is given.</summary>
/// <param name="Path">Folder, or file that ends in <c>.zip</c>.</param>
/// <param name="KeyPem">Private key; empty for none.</param>
internal sealed record RunOutput(string Path, string KeyPem) : IDisposable
{
    /// <summary>What a request asks for; <see langword="null"/> for nothing. A key that cannot sign is found before the run, not after it.</summary>
    /// <exception cref="ConfigurationFaultException">The key cannot be had, or there is nothing to sign.</exception>
    public static RunOutput? Of(RunRequest request)
    {
        if (request.SignKey is not { } reference)
        {
            return request.Out is { } path ? new RunOutput(path, "") : null;
        }

        var faults = new List<string>();
        var pem = SecretReference.Resolve(reference, Directory.GetCurrentDirectory(), "--sign-key", faults);
        if (request.Out is null)
        {
            faults.Add("--sign-key signs what --out writes; say --out DIR or --out FILE.zip too.");
        }

        if (faults.Count > 0)
        {
            throw new ConfigurationFaultException(faults);
        }

        PublicKey.FromPem(pem, "--sign-key");
        return pem.Contains("PRIVATE KEY", StringComparison.Ordinal)
            ? new RunOutput(request.Out!, pem)
            : throw new ConfigurationFaultException(["--sign-key holds a public key; the private one signs."]);
    }

    // A zip is written at the end alone; until then its evidence lies beside the system's other temporary files.
    private readonly DirectoryInfo? temporary = Bundle.IsZip(Path) ? Directory.CreateTempSubdirectory("dis-evidence-") : null;

    private readonly RunFolder? folder = Bundle.IsZip(Path) ? null : new RunFolder(Path);

    private EvidenceFolder? evidence;

    private EvidenceFolder Evidence => evidence ??= new EvidenceFolder(temporary?.FullName ?? Path);

    /// <summary>Those that keep the run while it goes on.</summary>
    public IReadOnlyList<IRunRecorder> Recorders => folder is null ? [Evidence] : [folder, Evidence];

    public void Dispose()
    {
        folder?.Dispose();
        temporary?.Delete(recursive: true);
    }

    /// <summary>Writes.</summary>
    public void Write(Judged judged, SpecSet specs, IReadOnlyList<Check> checks, TextWriter output)
    {
        var bundle = BundleWriter.Of(judged, Evidence);
        if (KeyPem.Length > 0)
        {
            var statement = Statement.Of(bundle, SuiteDigests.Of(specs.Digest, checks));
            bundle = new Bundle(bundle.Files.Append(KeyValuePair.Create(Bundle.Statement, BundleFile.Of(Encoding.ASCII.GetBytes(Statement.Sign(statement, KeyPem))))));
            output.WriteLine($"signed by the key {PublicKey.FromPem(KeyPem, "The key").Thumbprint}");
        }

        bundle.Write(Path);
        output.WriteLine($"results and evidence: {Path}; dis conform verify {Path} judges it again");
    }
}
