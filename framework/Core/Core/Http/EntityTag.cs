using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace DigitalIndiaStack.Core.Http;

/// <summary>The version of an entity, as the headers ETag, If-Match and If-None-Match carry it (RFC 9110, 8.8.3); always strong.</summary>
public sealed record EntityTag
{
    private readonly EntityTagHeaderValue tag;

    private EntityTag(string opaque) => tag = new EntityTagHeaderValue($"\"{opaque}\"");

    /// <summary>Makes the tag of a version number.</summary>
    /// <param name="version">The version of the row.</param>
    public static EntityTag Of(long version) => new($"v{version.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Makes a tag of a text, such as a hash.</summary>
    /// <param name="opaque">ASCII letters, digits and <c>-._~</c>, at most 60.</param>
    /// <exception cref="ArgumentException">The text holds something else.</exception>
    public static EntityTag Of(string opaque) =>
        opaque.Length is > 0 and <= 60 && opaque.All(character => char.IsAsciiLetterOrDigit(character) || "-._~".Contains(character, StringComparison.Ordinal))
            ? new EntityTag(opaque)
            : throw new ArgumentException("The text cannot stand in an entity tag.", nameof(opaque));

    /// <summary>Whether <c>If-Match</c> names this version; an entity exists, so <c>*</c> does. Weak tags never match.</summary>
    /// <param name="ifMatch">The header as sent.</param>
    /// <returns><see langword="false"/> also when the header is absent or malformed: then the answer is 412.</returns>
    public bool IsMatchedBy(string? ifMatch) =>
        TryRead(ifMatch, out var tags) && tags.Any(sent => sent.Equals(EntityTagHeaderValue.Any) || sent.Compare(tag, useStrongComparison: true));

    /// <summary>Whether <c>If-None-Match</c> names this version, so that a read is answered 304. Weak tags match too.</summary>
    /// <param name="ifNoneMatch">The header as sent.</param>
    public bool IsNoneMatchedBy(string? ifNoneMatch) =>
        TryRead(ifNoneMatch, out var tags) && tags.Any(sent => sent.Equals(EntityTagHeaderValue.Any) || sent.Compare(tag, useStrongComparison: false));

    /// <summary>The tag with its quotation marks, as the header ETag carries it.</summary>
    public override string ToString() => tag.ToString();

    private static bool TryRead(string? header, out IList<EntityTagHeaderValue> tags)
    {
        tags = [];
        return header is not null && EntityTagHeaderValue.TryParseStrictList([header], out tags!);
    }
}
