using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace DigitalIndiaStack.Conformance.Pacts.Native;

/// <summary>Finds the native half of Pact and loads it, but only when it is the very file that this repository names.</summary>
public static class PactLibrary
{
    internal const string Name = "pact_ffi";

    internal const string DoNotTrack = "PACT_DO_NOT_TRACK";

    private const string Modules = "conformance/Pacts/npm/node_modules";

    private static readonly Lazy<(string? File, string? Missing)> Found = new(Find);
    private static readonly Lazy<bool> Resolving = new(Resolve);

    /// <summary>Why no pact can be written or verified here, and what helps.</summary>
    /// <value><see langword="null"/>: it can.</value>
    public static string? Missing => Found.Value.Missing;

    /// <summary>Makes the calls of this assembly reach the checked file.</summary>
    internal static void Prepare() => _ = Resolving.Value;

    /// <summary>Why a file is not the one that is wanted; <see langword="null"/> when it is.</summary>
    internal static string? Refuse(string file, string sha256)
    {
        if (!File.Exists(file))
        {
            return $"Pact's native library is not installed: npm ci --prefix conformance/Pacts/npm, then {Path.GetFileName(file)} is there.";
        }

        using var stream = File.OpenRead(file);
        var found = Convert.ToHexStringLower(SHA256.HashData(stream));
        return found == sha256 ? null : $"{Path.GetFileName(file)} is not the file that is expected: its SHA-256 is {found}, not {sha256}.";
    }

    private static (string? File, string? Missing) Find()
    {
        if (NativeFile.Here is not { } wanted)
        {
            return (null, $"Pact has no native library for {RuntimeInformation.RuntimeIdentifier}.");
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder.Parent is { } parent && !Directory.Exists(Path.Combine(folder.FullName, Modules)))
        {
            folder = parent;
        }

        var file = wanted.In(Path.Combine(folder.FullName, Modules));
        return (file, Refuse(file, wanted.Sha256));
    }

    private static bool Resolve()
    {
        NativeLibrary.SetDllImportResolver(typeof(PactLibrary).Assembly, Load);
        return true;
    }

    private static IntPtr Load(string name, Assembly assembly, DllImportSearchPath? path) => name switch
    {
        Name when Missing is { } reason => throw new DllNotFoundException(reason),
        Name => LoadQuietly(Found.Value.File!),
        _ => IntPtr.Zero,
    };

    private static IntPtr LoadQuietly(string file)
    {
        // Else it tells an analytics service of every mock server and verification.
        NativeEnvironment.Set(DoNotTrack, "true");
        return NativeLibrary.Load(file);
    }
}
