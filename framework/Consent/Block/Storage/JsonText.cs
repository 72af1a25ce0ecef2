using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DigitalIndiaStack.Consent.Block.Storage;

/// <summary>Keeps a value that is never searched as one JSON text.</summary>
/// <typeparam name="T">An immutable type.</typeparam>
internal sealed class JsonText<T>() : ValueConverter<T, string>(
    value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web),
    text => JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web)!)
    where T : class;

/// <summary>Compares such values by reference: they are immutable, a change is a new one.</summary>
/// <typeparam name="T">An immutable type.</typeparam>
internal sealed class SameReference<T>() : ValueComparer<T>((left, right) => ReferenceEquals(left, right), value => value.GetHashCode())
    where T : class;
