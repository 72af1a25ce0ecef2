using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Http;
using DigitalIndiaStack.Conformance.Engine.Targets;

namespace DigitalIndiaStack.Conformance.Engine.Actors;

/// <summary>
/// What a person types into the pages of an issuer, each secret once: a field is what its <c>autocomplete</c> says it is (<c>username</c>,
/// <c>current-password</c>, <c>one-time-code</c>), as WCAG 2.2 asks of every sign-in; whatever else a form holds is sent back as it came.
/// </summary>
internal sealed class SignInTyping(CheckRun run, SignInRequest request)
{
    private readonly DateTimeOffset startedAt = run.Clock.Now.AddSeconds(-2);
    private bool isPinTyped;
    private bool isCodeTyped;

    public static CheckSkippedException Stuck(string why) => new(ReasonCodes.PreconditionUnmet, $"A person could not sign in: {why}.");

    /// <summary>The first form of a page, filled in.</summary>
    /// <param name="answer">The page.</param>
    /// <param name="address">Its address.</param>
    public async Task<HttpRequestMessage> FillAsync(Answer answer, Uri address)
    {
        using var page = await new HtmlParser().ParseDocumentAsync(answer.Text);
        if (Choice(page, address) is { } choice)
        {
            return choice;
        }

        var form = page.Forms.FirstOrDefault(form => form.Method.Equals("post", StringComparison.OrdinalIgnoreCase) && SignInForms.IsStep(form))
            ?? throw (isPinTyped ? new SignInRefusedException($"the pages ended at {address.AbsolutePath}") : Stuck($"status {answer.Status} at {address.AbsolutePath} with no form to fill: {page.Title}"));
        var fields = form.Elements.OfType<IHtmlInputElement>()
            .Where(input => input.Name is not null && (input.Type is not ("submit" or "radio" or "checkbox") || (input.Type == "radio" && input.Value == request.Tenant.Id)))
            .Select(input => KeyValuePair.Create(input.Name!, input))
            .ToList();
        var values = new List<KeyValuePair<string, string>>();
        foreach (var (name, input) in fields)
        {
            values.Add(KeyValuePair.Create(name, await ValueAsync(input)));
        }

        if (form.QuerySelector("button[name]") is { } button)
        {
            values.Add(KeyValuePair.Create(button.GetAttribute("name")!, button.GetAttribute("value") ?? ""));
            values.AddRange(button.GetAttribute("name") == "answer" && request.ActsBy is { } delegation ? [KeyValuePair.Create("For", delegation)] : []);
        }

        return new HttpRequestMessage(HttpMethod.Post, SignInForms.ActionOf(form, address)) { Content = new FormUrlEncodedContent(values) };
    }

    /// <summary>Presses the button of the second factor that the person wants; <see langword="null"/> where the page asks for that one, or for none.</summary>
    public HttpRequestMessage? Choice(IHtmlDocument page, Uri address)
    {
        if (request.Factor is not { } factor || SignInForms.OfCode(page) is not { } form || form.GetAttribute("data-factor") == factor)
        {
            return null;
        }

        var choice = page.QuerySelector($"main form button[name=factor][value={factor}]")?.Closest("form") as IHtmlFormElement ?? throw new SignInRefusedException($"the factor {factor} is not offered");
        return SignInForms.Post(choice, address, input => input.Value, KeyValuePair.Create("factor", factor));
    }

    /// <summary>Keeps the signature of a passkey out of the record, where a mark stands for each: no two are alike.</summary>
    public void LearnSignature(string credential) => run.Session.Redactor.Learn(SoftPasskey.SignatureOf(credential));

    private async Task<string> ValueAsync(IHtmlInputElement input) => SignInForms.PurposeOf(input) switch
    {
        "username" => request.Person.Number,
        "current-password" => Pin(),
        "one-time-code" => await CodeAsync(),
        _ when input.Name == SignInForms.CredentialField && input.Form?.GetAttribute("data-options") is { } options => Credential(options),
        _ => input.Value,
    };

    private string Pin()
    {
        if (isPinTyped)
        {
            throw new SignInRefusedException("number and PIN were not taken");
        }

        isPinTyped = true;
        return request.Person.Pin;
    }

    private async Task<string> CodeAsync()
    {
        if (isCodeTyped)
        {
            throw new SignInRefusedException("the one-time code was not taken");
        }

        isCodeTyped = true;
        if (request.FactorCode is { } factor)
        {
            return await factor();
        }

        var code = await SandboxControl.CodeAsync(run, request.Tenant, request.Person.Contact, startedAt);
        if (code.Length == 0)
        {
            throw Stuck($"no one-time code was sent to {request.Person}");
        }

        run.Session.Redactor.Learn(code);
        return request.ChangeCode is null ? code : await request.ChangeCode(code);
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
}
