using System.Globalization;

namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>What the choices of a group know of it.</summary>
internal sealed class ChoiceGroup(string name, string id, IReadOnlyCollection<string> chosen)
{
    private int count;

    public string Name => name;

    public bool IsChosen(string value) => chosen.Contains(value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The id of the next choice; the first has that of the group, so that the error summary leads there.</summary>
    public string NextId()
    {
        count++;
        return count == 1 ? id : id + "-" + count.ToString(CultureInfo.InvariantCulture);
    }
}
