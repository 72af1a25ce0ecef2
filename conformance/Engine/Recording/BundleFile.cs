namespace DigitalIndiaStack.Conformance.Engine.Recording;

/// <summary>A file of a run: bytes, or a file on the disk that is read piece by piece, as the evidence of a long run is many megabytes.</summary>
public sealed class BundleFile
{
    private readonly byte[]? bytes;
    private readonly string path = "";

    private BundleFile(byte[] bytes) => this.bytes = bytes;

    private BundleFile(string path) => this.path = Path.GetFullPath(path);

    /// <summary>A file of these bytes.</summary>
    public static BundleFile Of(byte[] bytes) => new(bytes);

    /// <summary>The file at a path, which nobody may change meanwhile.</summary>
    internal static BundleFile At(string path) => new(path);

    /// <summary>Its bytes, from the first.</summary>
    internal Stream Open() => bytes is null ? File.OpenRead(path) : new MemoryStream(bytes, writable: false);

    /// <summary>All of it.</summary>
    internal byte[] Read() => bytes ?? File.ReadAllBytes(path);

    /// <summary>Writes it to a path; one that lies there stays as it is.</summary>
    internal void Write(string target)
    {
        if (bytes is null && path == Path.GetFullPath(target))
        {
            return;
        }

        using var source = Open();
        using var file = File.Create(target);
        source.CopyTo(file);
    }
}
