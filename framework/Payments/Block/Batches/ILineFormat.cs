using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Batches;

/// <summary>Reads the lines of one media type, the first line first.</summary>
internal interface ILineFormat
{
    /// <summary>Reads a line.</summary>
    /// <param name="line">UTF-8 without NUL.</param>
    /// <returns>A payment, a fault, or neither when the line carries no payment, as a header.</returns>
    (BatchPayment? Payment, LineFault? Fault) Read(byte[] line);
}
