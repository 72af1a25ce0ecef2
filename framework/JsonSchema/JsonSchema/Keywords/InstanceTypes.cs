using System.Text.Json;

namespace DigitalIndiaStack.JsonSchema.Keywords;

/// <summary>The types of JSON Schema as a set.</summary>
[Flags]
internal enum InstanceTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Number = 8,
    String = 16,
    Array = 32,
    Object = 64,
}

/// <summary>The names of <see cref="InstanceTypes"/>.</summary>
internal static class InstanceTypeNames
{
    private static readonly (string Name, InstanceTypes Type)[] Names =
    [
        ("null", InstanceTypes.Null), ("boolean", InstanceTypes.Boolean), ("integer", InstanceTypes.Integer), ("number", InstanceTypes.Number),
        ("string", InstanceTypes.String), ("array", InstanceTypes.Array), ("object", InstanceTypes.Object),
    ];

    public static InstanceTypes? Parse(string name)
    {
        var found = Array.Find(Names, entry => entry.Name == name);
        return found.Name is null ? null : found.Type;
    }

    public static string Write(InstanceTypes types) =>
        string.Join(", ", Names.Where(entry => types.HasFlag(entry.Type)).Select(entry => entry.Name));

    public static InstanceTypes Of(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Null => InstanceTypes.Null,
        JsonValueKind.True or JsonValueKind.False => InstanceTypes.Boolean,
        JsonValueKind.Number => InstanceTypes.Number,
        JsonValueKind.String => InstanceTypes.String,
        JsonValueKind.Array => InstanceTypes.Array,
        JsonValueKind.Object => InstanceTypes.Object,
        _ => InstanceTypes.None,
    };
}
