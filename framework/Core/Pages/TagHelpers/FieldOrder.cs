using Microsoft.AspNetCore.Mvc.Rendering;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>The fields of a page in the order in which they stand there.</summary>
internal sealed class FieldOrder
{
    private readonly List<string> names = [];

    public static FieldOrder Of(ViewContext view)
    {
        var items = view.HttpContext.Items;
        if (items[typeof(FieldOrder)] is not FieldOrder order)
        {
            items[typeof(FieldOrder)] = order = new FieldOrder();
        }

        return order;
    }

    public void Add(string name) => names.Add(name);

    /// <summary>Fields that are not on the page come last.</summary>
    public int PlaceOf(string name) => names.IndexOf(name) is var place and >= 0 ? place : int.MaxValue;
}
