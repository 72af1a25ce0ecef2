using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <content>Pages that ask for a passkey (clause 17 of the identity rules).</content>
internal sealed partial class SignInPages
{
    /// <summary>Answers a page that asks for a passkey; gives the page after it.</summary>
    public async Task<Answer> AnswerAsync((Answer Answer, Uri Address) opened, string credential)
    {
        using var page = await new HtmlParser().ParseDocumentAsync(opened.Answer.Text);
        var form = page.QuerySelector("main form[data-passkey]:not([data-open])") as IHtmlFormElement ?? throw new CheckFailedException("a form with data-passkey", "none", opened.Answer.Exchange);
        LearnSignature(credential);
        return (await FollowAsync(SignInForms.Post(form, opened.Address, input => input.Name == SignInForms.CredentialField ? credential : input.Value))).Answer;
    }

    private string Credential(string options)
    {
        if (isCodeTyped)
        {
            throw new SignInRefusedException("the passkey was not taken");
        }

        isCodeTyped = true;
        var credential = request.Passkey?.Invoke(options) ?? throw Stuck("the page asks for a passkey");
        LearnSignature(credential);
        return credential;
    }

    // No two signatures are alike; in the record a mark stands for each.
    private void LearnSignature(string credential) => run.Session.Redactor.Learn(SoftPasskey.SignatureOf(credential));
}
