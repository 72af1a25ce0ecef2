using System.Text.Json;

namespace DigitalIndiaStack.Identity.Block.Disclosure;

/// <summary>The parameter <c>claims</c> of an authorization request (OpenID Connect Core, 5.5), read strictly in its form; what it names and nobody knows is ignored.</summary>
internal sealed class ClaimsParameter
{
    /// <summary>Name of the parameter.</summary>
    public const string Name = "claims";

    private const int Longest = 8000;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };
    private static readonly JsonElement Empty = JsonDocument.Parse("{}").RootElement;

    private readonly JsonElement userInfo;
    private readonly JsonElement identityToken;

    private ClaimsParameter(JsonElement userInfo, JsonElement identityToken) => (this.userInfo, this.identityToken) = (userInfo, identityToken);

    /// <summary>The names of claims asked of the userinfo endpoint.</summary>
    public IEnumerable<string> UserInfo => NamesIn(userInfo);

    /// <summary>The names of claims asked for the identity token.</summary>
    public IEnumerable<string> IdentityToken => NamesIn(identityToken);

    /// <summary>The values of <c>acr</c> that are asked for, the most wanted one first.</summary>
    public IEnumerable<string> Acr => ValuesOf(identityToken, "acr");

    /// <summary>Whether one of <see cref="Acr"/> must be.</summary>
    public bool IsAcrEssential => identityToken.TryGetProperty("acr", out var acr) && IsEssential(acr);

    /// <summary>The subject that must have signed in, by the identity token and by userinfo; two of them are met by nobody, none by anybody.</summary>
    public IEnumerable<string> Subjects => ValuesOf(identityToken, "sub").Take(1).Union(ValuesOf(userInfo, "sub").Take(1));

    /// <summary>Reads the parameter.</summary>
    /// <returns><see langword="null"/> when it has another form.</returns>
    public static ClaimsParameter? Read(string? text)
    {
        if (text is null)
        {
            return new ClaimsParameter(Empty, Empty);
        }

        try
        {
            using var document = JsonDocument.Parse(text.Length <= Longest ? text : "", Strict);
            var root = document.RootElement.Clone();
            return root.ValueKind == JsonValueKind.Object && Member(root, "userinfo") is { } userInfo && Member(root, "id_token") is { } identityToken
                ? new ClaimsParameter(userInfo, identityToken)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Member(JsonElement root, string name) =>
        !root.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null ? Empty
        : member.ValueKind == JsonValueKind.Object && member.EnumerateObject().All(IsGood) ? member
        : null;

    private static bool IsGood(JsonProperty claim) =>
        claim.Name == PersonClaims.Verified ? claim.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null
        : claim.Value.ValueKind == JsonValueKind.Null
        || (claim.Value.ValueKind == JsonValueKind.Object
            && (!claim.Value.TryGetProperty("essential", out var essential) || essential.ValueKind is JsonValueKind.True or JsonValueKind.False)
            && (!claim.Value.TryGetProperty("values", out var values) || values.ValueKind == JsonValueKind.Array));

    private static bool IsEssential(JsonElement claim) =>
        claim.ValueKind == JsonValueKind.Object && claim.TryGetProperty("essential", out var essential) && essential.ValueKind == JsonValueKind.True;

    private static IEnumerable<string> NamesIn(JsonElement member) => member.EnumerateObject().SelectMany(claim =>
        claim.Name == PersonClaims.Verified ? VerifiedRequest.NamesIn(claim.Value) : [claim.Name]);

    private static IEnumerable<string> ValuesOf(JsonElement member, string name)
    {
        if (!member.TryGetProperty(name, out var claim) || claim.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var one = claim.TryGetProperty("value", out var value) ? [value] : Enumerable.Empty<JsonElement>();
        var several = claim.TryGetProperty("values", out var values) ? values.EnumerateArray() : Enumerable.Empty<JsonElement>();
        return one.Concat(several).Where(each => each.ValueKind == JsonValueKind.String).Select(each => each.GetString()!);
    }
}
