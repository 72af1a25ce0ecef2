using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using DigitalIndiaStack.Conformance.Engine.Recording;

namespace DigitalIndiaStack.Conformance.Engine.Attestation;

/// <summary>What a badge says.</summary>
/// <param name="Target">Name of the server.</param>
/// <param name="Profile">What it conforms to.</param>
/// <param name="Waived">How many mandatory requirements are waived.</param>
/// <param name="Version">Version of the suite.</param>
/// <param name="Day">Day of the run.</param>
/// <param name="Signer">Thumbprint of the key that signed.</param>
public sealed record Badge(string Target, string Profile, int Waived, string Version, DateOnly Day, string Signer)
{
    private const int PerLetter = 7;
    private const int MostNames = 3;

    /// <summary>Last day on which the badge says anything.</summary>
    public DateOnly Expires => Day.AddMonths(12);

    /// <summary>The badge of a bundle that was verified.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="verification">What it was found to be.</param>
    /// <param name="profile">Profile; empty for all that ran.</param>
    /// <param name="today">Today.</param>
    /// <param name="refusal">Why there is none; empty when there is one.</param>
    public static Badge? Of(Bundle bundle, Verification verification, string profile, DateOnly today, out string refusal)
    {
        refusal = !verification.IsValid ? "the bundle is not valid; dis conform verify says why"
            : verification.Signer is null ? "the bundle is not signed" : "";
        if (refusal.Length > 0)
        {
            return null;
        }

        var results = JsonNode.Parse(bundle.Text(Bundle.Results))!;
        List<JsonNode> profiles = [.. results["profiles"]!.AsArray().Select(entry => entry!).Where(entry => profile.Length == 0 || entry["name"]!.ToString() == profile)];
        var day = DateOnly.FromDateTime(results["run"]!["finishedAt"]!.GetValue<DateTimeOffset>().UtcDateTime);
        refusal = Refusal(results, profiles, profile, day, today);
        return refusal.Length > 0 ? null : new Badge(
            results["target"]!["name"]!.ToString(),
            string.Join(", ", profiles.Select(entry => entry["name"]!.ToString())),
            profiles.Sum(entry => entry["mandatory"]!["waived"]?.GetValue<int>() ?? 0),
            results["tool"]!["version"]!.ToString(),
            day,
            verification.Signer!.Thumbprint);
    }

    // The words have every name; a picture of thirty would be as wide as a page.
    private string Short => Profile.Split(", ") is { Length: > MostNames } names ? $"{names.Length} profiles" : Profile;

    /// <summary>The picture, with the same in words for who cannot see it.</summary>
    public string ToSvg()
    {
        var (left, right) = ($"DIS {Short}", Waived == 0 ? "conformant" : $"conformant, {Waived} waived");
        var small = string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd} · suite {Version} · until {Expires:yyyy-MM-dd}");
        var width = Math.Max((left.Length + right.Length) * PerLetter + 40, small.Length * 6 + 20);
        var edge = left.Length * PerLetter + 20;
        var words = WebUtility.HtmlEncode($"{Target}: DIS {Profile} {right}, {small}; signed by the key {Signer}");
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="42" role="img" aria-label="{words}">
              <title>{words}</title>
              <rect width="{width}" height="42" rx="4" fill="#1f2937"/>
              <path d="M{edge} 0H{width - 4}a4 4 0 0 1 4 4V24H{edge}z" fill="{(Waived == 0 ? "#00703c" : "#7a5200")}"/>
              <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif">
                <text x="10" y="17" font-size="12">{WebUtility.HtmlEncode(left)}</text>
                <text x="{edge + 10}" y="17" font-size="12" font-weight="bold">{right}</text>
                <text x="10" y="36" font-size="10">{small}</text>
              </g>
            </svg>

            """;
    }

    private static string Refusal(JsonNode results, List<JsonNode> profiles, string profile, DateOnly day, DateOnly today)
    {
        if (profiles.Count == 0)
        {
            return profile.Length == 0 ? "the run judged no profile" : $"the run did not judge {profile}";
        }

        if (results["exitCode"]!.GetValue<int>() is not (0 or 2))
        {
            return $"the run ended with exit code {results["exitCode"]}";
        }

        return profiles.Find(entry => entry["conformity"]!.ToString() != "conformant") is { } other
            ? $"{other["name"]} is {other["conformity"]}, not conformant"
            : day.AddMonths(12) < today ? $"the run of {day:yyyy-MM-dd} is older than twelve months" : "";
    }
}
