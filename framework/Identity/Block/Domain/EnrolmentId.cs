namespace DigitalIndiaStack.Identity.Block.Domain;

/// <summary>Identifies one application for enrolment; later ones sort after earlier ones.</summary>
/// <param name="Value">Version 7 UUID.</param>
internal readonly record struct EnrolmentId(Guid Value)
{
    public static bool operator <(EnrolmentId left, EnrolmentId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(EnrolmentId left, EnrolmentId right) => right < left;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
