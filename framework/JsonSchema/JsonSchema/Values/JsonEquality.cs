using System.Runtime.CompilerServices;
using System.Text.Json;

namespace DigitalIndiaStack.JsonSchema.Values;

/// <summary>Equality of JSON values as the Core specification defines it (section 4.2.2): numbers by value, objects whatever their order.</summary>
internal sealed class JsonEquality : IEqualityComparer<JsonElement>
{
    public static readonly JsonEquality Instance = new();

    private JsonEquality()
    {
    }

    public bool Equals(JsonElement x, JsonElement y)
    {
        if (x.ValueKind != y.ValueKind)
        {
            return false;
        }

        // A caller's own document may nest without bound; an exception is better than the end of the process.
        RuntimeHelpers.EnsureSufficientExecutionStack();

        return x.ValueKind switch
        {
            JsonValueKind.Number => JsonNumber.From(x).Equals(JsonNumber.From(y)),
            JsonValueKind.String => JsonText.SameText(JsonText.Raw(x), JsonText.Raw(y)),
            JsonValueKind.Array => SameItems(x, y),
            JsonValueKind.Object => SameMembers(x, y),
            _ => true,
        };
    }

    public int GetHashCode(JsonElement obj)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (obj.ValueKind)
        {
            case JsonValueKind.Number:
                return JsonNumber.From(obj).GetHashCode();
            case JsonValueKind.String:
                return JsonText.Read(obj).GetHashCode(StringComparison.Ordinal);
            case JsonValueKind.Array:
                var hash = new HashCode();
                foreach (var item in obj.EnumerateArray())
                {
                    hash.Add(GetHashCode(item));
                }

                return hash.ToHashCode();
            case JsonValueKind.Object:
                return HashMembers(obj);
            default:
                return (int)obj.ValueKind;
        }
    }

    private int HashMembers(JsonElement value)
    {
        var hash = 0;
        foreach (var property in value.EnumerateObject())
        {
            // Exclusive or: the order of members does not matter.
            hash ^= HashCode.Combine(JsonText.ReadName(property).GetHashCode(StringComparison.Ordinal), GetHashCode(property.Value));
        }

        return hash;
    }

    private bool SameItems(JsonElement left, JsonElement right)
    {
        if (left.GetArrayLength() != right.GetArrayLength())
        {
            return false;
        }

        var other = right.EnumerateArray();
        foreach (var item in left.EnumerateArray())
        {
            other.MoveNext();
            if (!Equals(item, other.Current))
            {
                return false;
            }
        }

        return true;
    }

    private bool SameMembers(JsonElement left, JsonElement right)
    {
        if (left.GetPropertyCount() != right.GetPropertyCount())
        {
            return false;
        }

        // A dictionary, not a search for each member, so that a large object cannot buy quadratic time.
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in right.EnumerateObject())
        {
            members[JsonText.ReadName(property)] = property.Value;
        }

        foreach (var property in left.EnumerateObject())
        {
            if (!members.TryGetValue(JsonText.ReadName(property), out var value) || !Equals(property.Value, value))
            {
                return false;
            }
        }

        return true;
    }
}
