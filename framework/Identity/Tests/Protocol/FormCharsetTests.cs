using System.Net;
using System.Net.Http.Headers;
using DigitalIndiaStack.Identity.Tests.Hosting;

namespace DigitalIndiaStack.Identity.Tests.Protocol;

/// <summary>Forms are UTF-8, whatever they say of themselves.</summary>
public sealed class FormCharsetTests(IdentityHost host)
{
    [Theory]
    [InlineData("application/x-www-form-urlencoded", HttpStatusCode.Unauthorized)]
    [InlineData("application/x-www-form-urlencoded; charset=UTF-8", HttpStatusCode.Unauthorized)]
    [InlineData("application/x-www-form-urlencoded; charset=\"utf-8\"", HttpStatusCode.Unauthorized)]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded; charset=utf-16", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("multipart/form-data; boundary=b; charset=utf-7", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_form_in_another_charset_is_refused(string type, HttpStatusCode status)
    {
        using var client = host.NewClient();
        using var content = new ByteArrayContent("grant_type=authorization_code&client_id=nobody&code=c&code_verifier=v&redirect_uri=https%3A%2F%2Fa.example%2F"u8.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        using var answer = await client.PostAsync(new Uri("identity/connect/token", UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
    }
}
