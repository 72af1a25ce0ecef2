using System.Runtime.InteropServices;

namespace DigitalIndiaStack.Conformance.Pacts.Native;

/// <summary>The native library of one platform, as the locked npm packages hold it.</summary>
/// <param name="Platform">Operating system, processor and C library, as the package is named.</param>
/// <param name="Path">Path inside the package.</param>
/// <param name="Sha256">What the file must be, byte for byte.</param>
internal sealed record NativeFile(string Platform, string Path, string Sha256)
{
    private static readonly NativeFile[] Known =
    [
        new("linux-x64-glibc", "prebuilds/linux-x64/libpact_ffi.so", "f7ffaa50e2a1cba232e65ab8d089a06e9a95f7780582201c723553d52145a5e9"),
        new("linux-x64-musl", "prebuilds/linux-x64/libpact_ffi_musl.so", "86bf0e087beeaf68c91e8a7e45034bd5fa0a3f6e98f53dc09c9b906b77eb37d9"),
        new("linux-arm64-glibc", "prebuilds/linux-arm64/libpact_ffi.so", "817af07c34b361aeccd7fb4903a702396e4582b3aac98f7cff718eca2457b7e2"),
        new("linux-arm64-musl", "prebuilds/linux-arm64/libpact_ffi_musl.so", "676d06f966ff0097ca443e5bf32888684b7a1888a4371759b8654456a0289491"),
        new("darwin-x64", "prebuilds/darwin-x64/libpact_ffi.dylib", "02ed60fffce212abd11c98f78d7c746628ffa71ba5399401e3ef538ee879da17"),
        new("darwin-arm64", "prebuilds/darwin-arm64/libpact_ffi.dylib", "b4c7de006fb4b8e1afa157054df50c1d3c4ce5b9720dfd496f9acc83a3f89de7"),
        new("windows-x64", "prebuilds/win32-x64/pact_ffi.dll", "baa04ec4759ba22e51de5b4088978befd183fe19bd45cd6c1ae221b00e3b5181"),
    ];

    /// <summary>The file of the platform that this process runs on; <see langword="null"/> when Pact has none for it.</summary>
    public static NativeFile? Here => Known.FirstOrDefault(file => file.Platform == PlatformHere());

    /// <summary>Where the file lies in a folder of installed npm packages.</summary>
    public string In(string modules) => System.IO.Path.Combine(modules, "@pact-foundation", $"pact-core-{Platform}", Path);

    private static string PlatformHere()
    {
        var processor = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        return OperatingSystem.IsWindows() ? $"windows-{processor}"
            : OperatingSystem.IsMacOS() ? $"darwin-{processor}"
            : $"linux-{processor}-{(RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "musl" : "glibc")}";
    }
}
