using DigitalIndiaStack.Payments.Contracts;

namespace DigitalIndiaStack.Payments.Block.Domain;

/// <summary>How an outward transfer ends.</summary>
/// <param name="At">The moment of the report.</param>
/// <param name="On">Its day in the country.</param>
/// <param name="DaysLate">How many days that is after the last one.</param>
/// <param name="Final">The transfer that moved the money on, or back.</param>
/// <param name="Compensation">The one that paid what is owed; <see langword="null"/> when nothing is.</param>
internal sealed record OutwardEnd(OutwardStatus Status, DateTimeOffset At, DateOnly On, int DaysLate, TransferId Final, TransferId? Compensation);
