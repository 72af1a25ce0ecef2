using System.Reflection;
using System.Security.Cryptography;
using DigitalIndiaStack.Conformance.Engine.Checks;

namespace DigitalIndiaStack.Conformance.Engine.Attestation;

/// <summary>What judged: digests of the rules and of the code.</summary>
/// <param name="Specs">Digest of the specifications.</param>
/// <param name="Code">SHA-256 of each assembly with checks, and of the engine, by name.</param>
public sealed record SuiteDigests(string Specs, IReadOnlyDictionary<string, string> Code)
{
    /// <summary>Version of the suite.</summary>
    public static string Version => typeof(SuiteDigests).Assembly.GetName().Version!.ToString(3);

    /// <summary>Digests of what stands in this process.</summary>
    public static SuiteDigests Of(string specsDigest, IReadOnlyList<Check> checks)
    {
        var code = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var assembly in checks.Select(check => check.Body.Method.Module.Assembly).Append(typeof(SuiteDigests).Assembly).Distinct())
        {
            code[assembly.GetName().Name!] = DigestOf(assembly);
        }

        return new SuiteDigests(specsDigest, code);
    }

    // A single-file tool has no file of the assembly; its module id is made from the whole of it by a deterministic compiler.
    private static string DigestOf(Assembly assembly) => Convert.ToHexStringLower(SHA256.HashData(
        File.Exists(assembly.Location) ? File.ReadAllBytes(assembly.Location) : assembly.ManifestModule.ModuleVersionId.ToByteArray()));
}
