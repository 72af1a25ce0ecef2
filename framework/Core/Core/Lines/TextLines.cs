using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace DigitalIndiaStack.Core.Lines;

/// <summary>Cuts a stream into lines; no more of it is in memory than a line needs.</summary>
public static class TextLines
{
    /// <summary>The longest line, in bytes; a longer one is given cut off, one byte over, and is the last.</summary>
    public const int Longest = 4096;

    /// <summary>The lines without their ends, CR LF or LF; the last may lack one.</summary>
    /// <param name="stream">What is read, and left open.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async IAsyncEnumerable<byte[]> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
        ReadResult result;
        do
        {
            result = await reader.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                yield return Trim(buffer.Slice(0, end).ToArray());
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (buffer.Length > Longest || (result.IsCompleted && buffer.Length > 0))
            {
                yield return Trim(buffer.Slice(0, Math.Min(buffer.Length, Longest + 1)).ToArray());
                yield break;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
        while (!result.IsCompleted);
    }

    private static byte[] Trim(byte[] line) => line is [.. var text, (byte)'\r'] ? text : line;
}
