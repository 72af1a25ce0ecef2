using DigitalIndiaStack.Identity.Block.Clients.Developers;
using DigitalIndiaStack.Identity.Contracts;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>What a developer fills in to register a client.</summary>
public sealed class ClientForm
{
    private const int Most = 5;
    private const int LongestAddress = 300;

    /// <summary>The country.</summary>
    public string? Country { get; set; }

    /// <summary>The name that persons read.</summary>
    public string? Name { get; set; }

    /// <summary>Where answers go, one address in a line.</summary>
    public string? RedirectUris { get; set; }

    /// <summary>What it asks persons for.</summary>
    public IList<string> Scopes { get; set; } = [];

    /// <summary>Its public keys, as JSON; with none it is a public client.</summary>
    public string? Keys { get; set; }

    /// <summary>Reads the form; every fault is noted at its field.</summary>
    /// <returns>What the operation would be given, or <see langword="null"/> when something is wrong.</returns>
    internal ClientDraft? Read(ModelStateDictionary faults)
    {
        var addresses = (RedirectUris ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var keys = string.IsNullOrWhiteSpace(Keys) ? [] : ClientKeys.Read(Keys);
        Note(faults, nameof(Country), string.IsNullOrWhiteSpace(Country), "identity.signIn.country.missing");
        Note(faults, nameof(Name), string.IsNullOrWhiteSpace(Name), "identity.clients.name.missing");
        Note(faults, nameof(RedirectUris), addresses.Length is 0 or > Most || Array.Exists(addresses, address => address.Length > LongestAddress), "identity.clients.redirects.wrong");
        Note(faults, nameof(Keys), keys is null or { Count: > Most }, "identity.clients.keys.wrong");
        return !faults.IsValid ? null : new ClientDraft
        {
            Name = Name!.Trim(),
            Country = Country!,
            Kind = keys!.Count > 0 ? ClientKind.Confidential : ClientKind.Public,
            RedirectUris = addresses,
            Scopes = [.. Enum.GetValues<ClientScope>().Where(scope => Scopes.Contains(scope.ToString().ToLowerInvariant()))],
            Keys = keys,
        };
    }

    private static void Note(ModelStateDictionary faults, string field, bool isWrong, string key)
    {
        if (isWrong)
        {
            faults.AddModelError($"Form.{field}", key);
        }
    }
}

/// <summary>Which client a developer removes.</summary>
public sealed class RemovalForm
{
    /// <summary>Its id.</summary>
    public string? ClientId { get; set; }

    /// <summary>Its registration token.</summary>
    public string? Token { get; set; }
}
