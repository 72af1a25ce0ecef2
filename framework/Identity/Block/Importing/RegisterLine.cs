using System.Globalization;
using System.Text.RegularExpressions;
using DigitalIndiaStack.Identity.Block.Domain;

namespace DigitalIndiaStack.Identity.Block.Importing;

/// <summary>A line as a register gives it: the members of JSON, or the columns of CSV.</summary>
internal sealed partial record RegisterLine
{
    public string? SourceId { get; init; }

    public string? FullName { get; init; }

    public string? DateOfBirth { get; init; }

    public string? Region { get; init; }

    public string? Phone { get; init; }

    /// <summary>Whether the source id is one. Not a property, as those are the members of a line.</summary>
    public bool HasSourceId() => SourceId is not null && Source().IsMatch(SourceId);

    /// <summary>The date of birth; <see langword="null"/> when it is none.</summary>
    public DateOnly? Birth() => DateOnly.TryParseExact(DateOfBirth, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>What is wrong, in the words of the schema; <see langword="null"/> when nothing is (IDN-21.4).</summary>
    public (string Member, string Rule)? Fault(DateTimeOffset now) => this switch
    {
        { SourceId: null } => ("sourceId", "required"),
        _ when !HasSourceId() => ("sourceId", "pattern"),
        { FullName: null } => ("fullName", "required"),
        { FullName.Length: > 200 } => ("fullName", "maxLength"),
        _ when string.IsNullOrWhiteSpace(FullName) || FullName.Any(char.IsControl) => ("fullName", "pattern"),
        { DateOfBirth: null } => ("dateOfBirth", "required"),
        _ when Birth() is null => ("dateOfBirth", "format"),
        _ when Person.IsInFuture(Birth()!.Value, now) => ("dateOfBirth", "IDN-2.7"),
        { Region: { } region } when region.Length > 35 || !Unit().IsMatch(region) => ("region", "pattern"),
        { Phone: { } phone } when !Number().IsMatch(phone) => ("phone", "pattern"),
        _ => null,
    };

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Source();

    [GeneratedRegex("^[A-Z]{2}(-[A-Z0-9]{1,10}){0,3}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Unit();

    [GeneratedRegex("^[+][1-9][0-9]{6,14}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
