namespace DigitalIndiaStack.JsonSchema.Resources;

/// <summary>Resolves references (RFC 3986 section 5.2) as text; nothing is normalised that the RFC does not ask for, and nothing is ever fetched.</summary>
internal static class SchemaUri
{
    /// <summary>The base of documents that were registered under a relative reference.</summary>
    public const string DefaultBase = "/";

    /// <summary>Splits at the first <c>#</c>; the fragment comes without it, and empty when there is none.</summary>
    public static (string Uri, string Fragment) Split(string reference)
    {
        var mark = reference.IndexOf('#', StringComparison.Ordinal);
        return mark < 0 ? (reference, "") : (reference[..mark], reference[(mark + 1)..]);
    }

    /// <summary>Resolves a reference without fragment against a base.</summary>
    public static string Resolve(string baseUri, string reference)
    {
        if (reference.Length == 0)
        {
            return baseUri;
        }

        var target = Parts.Of(reference);
        var origin = Parts.Of(baseUri);
        if (target.Scheme.Length > 0)
        {
            return target.Scheme == "urn:" ? reference : target.WithoutDots();
        }

        if (target.Authority.Length > 0)
        {
            return (target with { Scheme = origin.Scheme }).WithoutDots();
        }

        if (target.Path.Length == 0)
        {
            return (origin with { Query = target.Query }).WithoutDots();
        }

        var path = target.Path[0] == '/' ? target.Path : Merge(origin, target.Path);
        return (origin with { Path = path, Query = target.Query }).WithoutDots();
    }

    private static string Merge(Parts origin, string path)
    {
        if (origin.Authority.Length > 0 && origin.Path.Length == 0)
        {
            return "/" + path;
        }

        return origin.Path[..(origin.Path.LastIndexOf('/') + 1)] + path;
    }

    private static string RemoveDots(string path)
    {
        if (!path.Contains('.', StringComparison.Ordinal))
        {
            return path;
        }

        var kept = new List<string>();
        var tokens = path.Split('/');
        for (var index = 0; index < tokens.Length; index++)
        {
            var isLast = index == tokens.Length - 1;
            if (tokens[index] is not ("." or ".."))
            {
                kept.Add(tokens[index]);
                continue;
            }

            // The first, empty token is the root and stays.
            if (tokens[index] == ".." && kept.Count > 1)
            {
                kept.RemoveAt(kept.Count - 1);
            }

            if (isLast)
            {
                kept.Add("");
            }
        }

        return string.Join('/', kept);
    }

    /// <summary>The four parts of a reference, each with its delimiter, so that joining them gives the text back.</summary>
    private sealed record Parts(string Scheme, string Authority, string Path, string Query)
    {
        public static Parts Of(string reference)
        {
            var schemeEnd = SchemeLength(reference);
            var rest = reference[schemeEnd..];
            var queryStart = rest.IndexOf('?', StringComparison.Ordinal);
            var query = queryStart < 0 ? "" : rest[queryStart..];
            rest = queryStart < 0 ? rest : rest[..queryStart];
            if (!rest.StartsWith("//", StringComparison.Ordinal))
            {
                return new Parts(reference[..schemeEnd], "", rest, query);
            }

            var pathStart = rest.IndexOf('/', 2);
            pathStart = pathStart < 0 ? rest.Length : pathStart;
            return new Parts(reference[..schemeEnd], rest[..pathStart], rest[pathStart..], query);
        }

        public string WithoutDots() => Scheme + Authority + RemoveDots(Path) + Query;

        private static int SchemeLength(string reference)
        {
            var colon = reference.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || !char.IsAsciiLetter(reference[0]))
            {
                return 0;
            }

            var isScheme = reference.AsSpan(0, colon).IndexOfAnyExcept(SchemeCharacters) < 0;
            return isScheme ? colon + 1 : 0;
        }
    }

    private static readonly System.Buffers.SearchValues<char> SchemeCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");
}
