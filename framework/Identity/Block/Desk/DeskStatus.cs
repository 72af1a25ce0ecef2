using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Contracts;

namespace DigitalIndiaStack.Identity.Block.Desk;

/// <summary>The states of applications as the desk names them: a draft that was sent back is one of its own.</summary>
internal static class DeskStatus
{
    /// <summary>The name of a draft that was sent back.</summary>
    public const string Returned = "returned";

    private const string Draft = "draft";

    /// <summary>All of them, in the order in which an application goes through them.</summary>
    public static IReadOnlyList<string> All { get; } = [Draft, Returned, "submitted", "inReview", "issued", "rejected"];

    /// <summary>The name of the state of an application.</summary>
    public static string Of(FiledApplication filed) =>
        filed is { Status: EnrolmentStatus.Draft, Reason: not null } ? Returned : $"{char.ToLowerInvariant($"{filed.Status}"[0])}{$"{filed.Status}"[1..]}";

    /// <summary>The key of the word for it.</summary>
    public static string KeyOf(string status) => $"identity.desk.status.{status}";

    /// <summary>The colour that helps to tell it.</summary>
    public static string ColourOf(string status) => status switch
    {
        "issued" => "green",
        "rejected" => "red",
        Returned => "orange",
        Draft => "grey",
        _ => "blue",
    };

    /// <summary>Those of one state; all, when it is none of these names.</summary>
    public static IQueryable<FiledApplication> Only(IQueryable<FiledApplication> filed, string? status)
    {
        if (!All.Contains(status))
        {
            return filed;
        }

        if (status is Draft or Returned)
        {
            return filed.Where(row => row.Status == EnrolmentStatus.Draft && (row.Reason != null) == (status == Returned));
        }

        var named = Enum.Parse<EnrolmentStatus>(status!, ignoreCase: true);
        return filed.Where(row => row.Status == named);
    }
}
