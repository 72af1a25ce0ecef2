using System.Text.Json;

namespace DigitalIndiaStack.Bench.Peers;

/// <summary>What the host answers for each record, byte for byte, so that every peer answers the same.</summary>
internal static class RecordFile
{
    public static Task WriteAsync(string path, IReadOnlyDictionary<string, byte[]> answers) =>
        File.WriteAllBytesAsync(path, JsonSerializer.SerializeToUtf8Bytes(answers));

    public static Dictionary<string, byte[]> Read(string path) =>
        JsonSerializer.Deserialize<Dictionary<string, byte[]>>(File.ReadAllBytes(path))!;
}
