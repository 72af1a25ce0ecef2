using System.Buffers.Binary;

namespace DigitalIndiaStack.Faults.Servers;

/// <summary>
/// One connection to PostgreSQL. It reads the frames of the protocol just enough to see a COMMIT: a letter, a length that counts itself, a body;
/// before the session begins, frames have no letter.
/// </summary>
/// <param name="chooses">Whether this commit is the one to hide.</param>
/// <param name="cut">Told when a hidden commit was done.</param>
internal sealed class CutConnection(Stream service, Stream server, Func<bool> chooses, Action cut)
{
    private const int Length = 4;
    private const byte Query = (byte)'Q';
    private const byte Complete = (byte)'C';

    // Requests for encryption come before the session and are numbered 1234.x; sessions begin with version 3.
    private const int NoSession = 1234;
    private volatile bool hides;

    /// <summary>Passes on until either end goes, or the connection is cut.</summary>
    public async Task RunAsync()
    {
        var (up, down) = (UpAsync(), DownAsync());
        await Task.WhenAny(up, down);
        service.Close();
        server.Close();
        await Task.WhenAll(up, down);
    }

    private async Task UpAsync()
    {
        await using var frames = new BufferedStream(service, 16 * 1024);
        byte[] frame;
        do
        {
            frame = await ReadAsync(frames, letters: 0);
            await server.WriteAsync(frame);
        }
        while (BinaryPrimitives.ReadInt16BigEndian(frame.AsSpan(Length)) == NoSession);

        while (true)
        {
            frame = await ReadAsync(frames, letters: 1);
            hides = frame[0] == Query && frame.AsSpan(1 + Length).SequenceEqual("COMMIT\0"u8) && chooses();
            await server.WriteAsync(frame);
        }
    }

    private async Task DownAsync()
    {
        var buffer = new byte[16 * 1024];
        while (await server.ReadAsync(buffer) is > 0 and var count)
        {
            if (hides && buffer[0] == Complete)
            {
                cut();
                return;
            }

            await service.WriteAsync(buffer.AsMemory(0, count));
        }
    }

    /// <exception cref="EndOfStreamException">The service has gone.</exception>
    private static async Task<byte[]> ReadAsync(Stream frames, int letters)
    {
        var head = new byte[letters + Length];
        await frames.ReadExactlyAsync(head);
        var frame = new byte[letters + BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(letters))];
        head.CopyTo(frame, 0);
        await frames.ReadExactlyAsync(frame.AsMemory(head.Length));
        return frame;
    }
}
