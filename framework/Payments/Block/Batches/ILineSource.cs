namespace DigitalIndiaStack.Payments.Block.Batches;

/// <summary>Reads the lines of one upload; the first line with a fault is the last.</summary>
internal interface ILineSource
{
    /// <summary>Whether the lines are as many and as much as the upload itself says, once they are read (PAY-10.21).</summary>
    bool IsAsCounted => true;

    /// <summary>The sender's own id of the upload, once it is read.</summary>
    string? MessageId => null;

    IAsyncEnumerable<ReadLine> ReadAsync(Stream body, CancellationToken cancellationToken);
}
