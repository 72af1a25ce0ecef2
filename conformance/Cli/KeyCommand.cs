using System.CommandLine;
using System.Security.Cryptography;
using DigitalIndiaStack.Conformance.Engine.Attestation;
using DigitalIndiaStack.Conformance.Engine.Targets;
using DigitalIndiaStack.Conformance.Engine.Verdicts;

namespace DigitalIndiaStack.Conformance.Cli;

/// <summary>The command group <c>dis conform key</c>.</summary>
internal static class KeyCommand
{
    private static readonly Argument<string> Place = new("PATH") { Description = "Where the private key goes; the public one goes beside it, to PATH.pub." };

    public static Command Create()
    {
        var make = new Command("new", Text) { Place };
        make.SetAction((parsed, _) => InvokeAsync(parsed.GetValue(Place)!, parsed.InvocationConfiguration));
        return new Command("key", "Keys that sign runs.") { make };
    }

    /// <summary>Makes a key.</summary>
    public static Task<int> InvokeAsync(string path, InvocationConfiguration streams) => Guard.RunAsync(streams.Error, async () =>
    {
        if (File.Exists(path) || File.Exists(path + ".pub"))
        {
            throw new ConfigurationFaultException([$"{path} is there already; a key is never written over."]);
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var file = new StreamWriter(path, options))
        {
            await file.WriteLineAsync(key.ExportPkcs8PrivateKeyPem());
        }

        var pem = key.ExportSubjectPublicKeyInfoPem();
        await File.WriteAllTextAsync(path + ".pub", pem + "\n");
        streams.Output.WriteLine($"{path} signs (keep it secret), {path}.pub verifies (give it away); thumbprint {PublicKey.FromPem(pem, path).Thumbprint}");
        return ExitCodes.Conformant;
    });

    private static string Text => """
        Makes a key (EC P-256) that signs runs, readable by you alone.

        Try:
          dis conform key new runner.pem
          dis conform run --sut dis-sut.yaml --out run.zip --sign-key file:runner.pem
          dis conform verify run.zip --key runner.pem.pub
        """;
}
