using DigitalIndiaStack.Core.Http;
using DigitalIndiaStack.Core.Problems;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Core.Paging;

/// <summary>Pages of a list that is ordered by one id: reads where a page begins, links the next one. Scoped.</summary>
public sealed class IdPages(ResponseHeaders headers, IHttpContextAccessor contexts)
{
    /// <summary>What a cursor of another list, or of none, is answered with, under API-0400.</summary>
    public static readonly RequestError BadCursor = new("/query/cursor", "cursor");

    /// <summary>Reads where the page begins.</summary>
    /// <param name="cursor">As the caller sent it.</param>
    /// <param name="after">The last id of the page before; <see langword="null"/> for the first page.</param>
    /// <returns><see langword="false"/> when it is no cursor of such a list: answer API-0400 with <see cref="BadCursor"/>.</returns>
    public static bool TryRead(string? cursor, out Guid? after)
    {
        after = null;
        if (!Cursor.TryDecode(cursor, 1, out var keys))
        {
            return false;
        }

        if (keys.Count == 0)
        {
            return true;
        }

        var isId = Guid.TryParseExact(keys[0], "N", out var id);
        after = id;
        return isId;
    }

    /// <summary>Links the next page when there is one.</summary>
    /// <param name="more">Whether the list goes on.</param>
    /// <param name="last">The last id of this page; asked for only when the list goes on.</param>
    /// <returns>The cursor of the next page.</returns>
    public string? Next(bool more, Func<Guid> last)
    {
        if (!more)
        {
            return null;
        }

        var cursor = Cursor.Encode(last().ToString("N"));
        headers.Link = PageLink.Next(contexts.HttpContext!.Request, cursor);
        return cursor;
    }
}
