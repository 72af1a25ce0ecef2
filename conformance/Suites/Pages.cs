using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using DigitalIndiaStack.Conformance.Engine.Actors;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Suites;

/// <summary>Walks lists by their cursor.</summary>
internal static partial class Pages
{
    // A server that was judged for years has long lists; one that never ends ends the time of the check.
    private const int MostPages = 100_000;

    /// <summary>Every item, page by page; each page but the last must name the next in the header Link.</summary>
    /// <param name="call">What is walked.</param>
    /// <param name="actor">Who walks.</param>
    /// <param name="limit">The most items of a page.</param>
    /// <param name="filter">A query parameter that every page is asked with.</param>
    public static async Task<List<JsonElement>> WalkAsync(OperationCall call, Actor actor, int limit, (string Name, string Value) filter = default)
    {
        var items = new List<JsonElement>();
        var cursor = "";
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var page = 0; page < MostPages; page++)
        {
            var answer = (await call.Fresh().Query(filter.Name ?? "", filter.Value ?? "").Query("limit", limit.ToString(CultureInfo.InvariantCulture)).Query("cursor", cursor).SendAsync(actor)).MustBe(200);
            items.AddRange(answer.Json.GetProperty("items").EnumerateArray());
            if (!answer.Json.TryGetProperty("nextCursor", out var next))
            {
                return items;
            }

            MustLink(answer, next.GetString()!);
            cursor = next.GetString()!;
            Expect.That(seen.Add(cursor), "a cursor that leads on", $"{cursor} for the second time", answer);
        }

        throw new CheckFailedException("an end of the list", $"{MostPages} pages and no end");
    }

    private static void MustLink(Answer answer, string cursor)
    {
        var link = answer.Header("Link");
        Expect.That(Link().Match(link) is { Success: true } next && CursorOf(next.Groups["address"].Value) == cursor, $"header Link with rel=\"next\" and the cursor {cursor}", link, answer);
    }

    // The cursor as it is meant: servers differ in which letters they escape.
    private static string CursorOf(string address) => address.Split('?', 2)[^1].Split('&')
        .Select(pair => pair.Split('=', 2))
        .Where(pair => pair is ["cursor", _])
        .Select(pair => Uri.UnescapeDataString(pair[1].Replace('+', ' ')))
        .FirstOrDefault("");

    [GeneratedRegex("<(?<address>[^>]*)>[^<]*;\\s*rel=(\"next\"|next\\b)")]
    private static partial Regex Link();
}
