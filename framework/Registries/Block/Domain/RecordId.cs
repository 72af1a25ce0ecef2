using DigitalIndiaStack.Core.Values;

namespace DigitalIndiaStack.Registries.Block.Domain;

/// <summary>Identifies one record through all its versions.</summary>
/// <param name="Value">Version 7 UUID.</param>
internal readonly record struct RecordId(Guid Value) : IStrongId<RecordId>
{
    public static RecordId From(Guid value) => new(value);

    public static bool operator <(RecordId left, RecordId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(RecordId left, RecordId right) => right < left;
}
