using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace DigitalIndiaStack.JsonSchema.Values;

/// <summary>Finds a value by a JSON name in its raw bytes, without making a string.</summary>
internal sealed class NameMap<TValue>
    where TValue : class
{
    private readonly Dictionary<byte[], TValue> values = new(Utf8Comparer.Instance);

    public int Count => values.Count;

    public IEnumerable<TValue> Values => values.Values;

    public void Add(string name, TValue value) => values[Encoding.UTF8.GetBytes(name)] = value;

    public bool TryGet(ReadOnlySpan<byte> rawName, [NotNullWhen(true)] out TValue? value)
    {
        if (JsonText.HasEscape(rawName))
        {
            return values.TryGetValue(Encoding.UTF8.GetBytes(JsonText.Decode(rawName)), out value);
        }

        return values.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(rawName, out value);
    }

    private sealed class Utf8Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly Utf8Comparer Instance = new();

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = new HashCode();
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());
    }
}
