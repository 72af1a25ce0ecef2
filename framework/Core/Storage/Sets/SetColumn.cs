using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace DigitalIndiaStack.Core.Storage.Sets;

/// <summary>A column of a table, and how it is read from the rows of a set.</summary>
internal sealed class SetColumn
{
    private readonly IClrPropertyGetter getter;
    private readonly Func<object?, object?>? convert;
    private readonly Type element;

    public SetColumn(IProperty property)
    {
        var mapping = property.GetTypeMapping();
        (Name, Property) = (property.GetColumnName(), property.Name);
        getter = property.GetGetter();
        convert = mapping.Converter?.ConvertToProvider;
        var kept = mapping.Converter?.ProviderClrType ?? property.ClrType;
        element = kept.IsValueType && property.IsNullable && Nullable.GetUnderlyingType(kept) is null ? typeof(Nullable<>).MakeGenericType(kept) : kept;
    }

    /// <summary>Its name in the table.</summary>
    public string Name { get; }

    /// <summary>The name of the property that it keeps.</summary>
    public string Property { get; }

    /// <summary>What the column keeps of a row.</summary>
    public object? Of(object row)
    {
        var value = getter.GetClrValue(row);
        return value is null || convert is null ? value : convert(value);
    }

    /// <summary>What it keeps of many rows, as an array of the type that the database's driver knows.</summary>
    public Array Of<TRow>(IReadOnlyList<TRow> rows)
        where TRow : class
    {
        var values = Array.CreateInstance(element, rows.Count);
        for (var place = 0; place < rows.Count; place++)
        {
            values.SetValue(Of(rows[place]), place);
        }

        return values;
    }
}
