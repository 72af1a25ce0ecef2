using System.Buffers.Binary;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>
/// Version 7 UUIDs of one moment that rise as they are taken (RFC 9562, 6.2, method 1), so that what is posted in one
/// millisecond is listed in the order in which it was posted. For fewer than 4,096 ids.
/// </summary>
internal sealed class RisingIds(DateTimeOffset now)
{
    private const int Version = 0x7000;
    private int taken;

    /// <summary>The moment, as exactly as a store keeps it: what is answered before it is saved must not be told otherwise later.</summary>
    public DateTimeOffset Moment { get; } = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));

    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(Moment).TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(Version | taken++));
        return new Guid(bytes, bigEndian: true);
    }
}
