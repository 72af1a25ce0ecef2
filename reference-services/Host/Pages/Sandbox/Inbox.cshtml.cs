using DigitalIndiaStack.Identity.Block.Messages;
using DigitalIndiaStack.Localization.Packs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DigitalIndiaStack.Host.Pages.Sandbox;

/// <summary>The messages that the sandbox would have sent to its made-up persons, newest first. Open to everybody: they are nobody's.</summary>
[AllowAnonymous]
internal sealed class InboxModel(ICountryPacks packs, IServiceProvider services) : PageModel
{
    private const int MostShown = 10;

    public IReadOnlyList<KeptMessage> Messages { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (services.GetService<ISandboxInbox>() is not { } inbox)
        {
            return;
        }

        var messages = new List<KeptMessage>();
        foreach (var pack in packs.All)
        {
            messages.AddRange(await inbox.ListAsync(pack.Id, null, MostShown, cancellationToken));
        }

        Messages = [.. messages.OrderByDescending(message => message.At).Take(MostShown)];
    }
}
