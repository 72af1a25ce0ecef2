using DigitalIndiaStack.Identity.Block.Domain;
using DigitalIndiaStack.Identity.Block.Messages;
using DigitalIndiaStack.Localization.Packs;
using DigitalIndiaStack.Localization.Texts;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.SignIn;

/// <summary>The two secrets of a sign-in: how PINs are hashed, and how codes reach persons.</summary>
internal sealed class SignInSecrets(
    IMessageSender sender, ITextSource texts, ICountryPacks packs, ICountryPackAccessor current, IOptions<IdentityOptions> options)
{
    /// <summary>Hashes and checks PINs.</summary>
    public PinHash Pins { get; } = new(options.Value.PinIterations, Convert.FromBase64String(options.Value.Pepper));

    /// <summary>Sends a code to a person, in their language.</summary>
    public async Task SendCodeAsync(Person person, string code, int minutes, CancellationToken cancellationToken)
    {
        // The words of the person's country, whatever country the page is in; the change ends with this method.
        current.Current = packs.Find(person.Tenant);
        var text = texts.FindIn(person.Language, "identity.message.code", ("code", code), ("count", minutes));
        await sender.SendAsync(new OutgoingMessage(person.Tenant, person.Address, text.Text, text.Language, code), cancellationToken);
    }
}
