using System.Text;

namespace DigitalIndiaStack.Payments.Block.Messages;

/// <summary>An element that has begun: which of its elements stood already, and its text so far.</summary>
internal sealed class OpenElement(ElementForm form)
{
    // Spaces of a layout may be longer than the text between them.
    private const int MostSpaces = 4096;

    private readonly StringBuilder text = new();
    private int place;
    private int times;

    public ElementForm Form => form;

    public string Currency { get; init; } = "";

    /// <summary>What its text is, once it has ended.</summary>
    public string Value { get; private set; } = "";

    /// <summary>Why the last element was not taken.</summary>
    public string Fault { get; private set; } = "";

    /// <summary>What stands above the root of a message.</summary>
    public static OpenElement Above(ElementForm root) => new(new ElementForm("", "", 1, 1, "", [], [root]));

    /// <summary>Takes the next element below.</summary>
    /// <returns><see langword="null"/> when it must not stand here.</returns>
    public ElementForm? Enter(string name) => form.IsChoice ? Choose(name) : Follow(name);

    /// <summary>Adds text.</summary>
    /// <returns><see langword="false"/> when it does not belong here, or is too long.</returns>
    public bool Add(string more)
    {
        if (form.HoldsElements)
        {
            return string.IsNullOrWhiteSpace(more);
        }

        text.Append(more);
        return text.Length <= form.MaximumLength + MostSpaces;
    }

    /// <summary>Ends the element.</summary>
    /// <returns>The rule that it breaks.</returns>
    public string? Close()
    {
        if (form.IsChoice)
        {
            return times == 1 ? null : "required";
        }

        if (form.HoldsElements)
        {
            return Missing(form.Children.Count) ? "required" : null;
        }

        Value = text.ToString().Trim(' ', '\t', '\r', '\n');
        return ElementText.Fault(form, Value);
    }

    private ElementForm? Choose(string name)
    {
        Fault = times == 0 ? "choice" : "maxItems";
        times++;
        return times > 1 ? null : form.Children.FirstOrDefault(child => child.Name == name);
    }

    private ElementForm? Follow(string name)
    {
        var next = place;
        while (next < form.Children.Count && form.Children[next].Name != name)
        {
            next++;
        }

        if (next == form.Children.Count)
        {
            Fault = "order";
            return null;
        }

        Fault = "required";
        if (Missing(next))
        {
            return null;
        }

        (times, place) = (next == place ? times + 1 : 1, next);
        Fault = "maxItems";
        return times > form.Children[next].Most ? null : form.Children[next];
    }

    // Whether an element before one should have stood.
    private bool Missing(int next)
    {
        for (var index = place; index < next; index++)
        {
            if ((index == place ? times : 0) < form.Children[index].Least)
            {
                return true;
            }
        }

        return false;
    }
}
