using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigitalIndiaStack.Core.Contracts;

/// <summary>Reads and writes an enum by its names on the wire, never by number.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class WireEnumConverter<T>() : JsonStringEnumConverter<T>(namingPolicy: null, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>An enum in a path, query or header, where a binder would otherwise read the name that it has in C#.</summary>
/// <typeparam name="T">The enum.</typeparam>
/// <param name="Value">The value.</param>
[SuppressMessage("Design", "CA1000", Justification = "The binder of ASP.NET Core looks for public static methods.")]
public readonly record struct WireName<T>(T Value) : IParsable<WireName<T>>
    where T : struct, Enum
{
    // Exact names only: the reader of System.Text.Json would also take other letter case and lists.
    private static readonly Dictionary<string, T> Values = Enum.GetValues<T>().ToDictionary(WireNames.Of, StringComparer.Ordinal);

    /// <inheritdoc />
    public static WireName<T> Parse(string s, IFormatProvider? provider) =>
        Values.TryGetValue(s, out var value) ? new(value) : throw new FormatException("Not a value of the enumeration.");

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out WireName<T> result)
    {
        var found = Values.TryGetValue(s ?? "", out var value);
        result = new(value);
        return found;
    }

    /// <inheritdoc />
    public override string ToString() => WireNames.Of(Value);
}

/// <summary>Names of enums on the wire.</summary>
public static class WireNames
{
    /// <summary>The name that a value has on the wire.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="value">The value.</param>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonSerializer.SerializeToElement(value, ApiJson.Options).GetString()!;

    /// <summary>The values of a list, or nothing where the list is absent or empty.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="values">The list as it was bound.</param>
    public static IReadOnlyList<T>? Values<T>(WireName<T>[]? values)
        where T : struct, Enum => values is { Length: > 0 } ? Array.ConvertAll(values, value => value.Value) : null;

    /// <summary>The enum that a type wraps as a <see cref="WireName{T}"/>, if it does.</summary>
    /// <param name="type">The type, or a nullable of it.</param>
    public static Type? EnumOf(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(WireName<>) ? plain.GenericTypeArguments[0] : null;
    }

    /// <summary>All names of an enum on the wire, in the order of the specification.</summary>
    /// <param name="type">The enum.</param>
    public static IEnumerable<string> All(Type type) =>
        Enum.GetValues(type).Cast<object>().Select(value => JsonSerializer.SerializeToElement(value, type, ApiJson.Options).GetString()!);
}
