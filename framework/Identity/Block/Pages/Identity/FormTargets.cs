using DigitalIndiaStack.Core.Pages;
using DigitalIndiaStack.Identity.Block.Clients;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.Pages.Identity;

/// <summary>Lets the forms of sign-in lead on to the registered clients: browsers hold the redirects of a posted form to <c>form-action</c> too.</summary>
internal sealed class FormTargets(ClientList clients) : IPostConfigureOptions<PagesOptions>
{
    public void PostConfigure(string? name, PagesOptions options)
    {
        var origins = clients.All
            .SelectMany(client => client.RedirectUris.Concat(client.PostLogoutRedirectUris))
            .Select(address => address.GetLeftPart(UriPartial.Authority))
            .Distinct()
            .Except(options.FormTargets)
            .ToList();
        foreach (var origin in origins)
        {
            options.FormTargets.Add(origin);
        }
    }
}
