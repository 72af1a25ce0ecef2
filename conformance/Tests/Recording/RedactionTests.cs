using System.Text;
using DigitalIndiaStack.Conformance.Engine.Http;

namespace DigitalIndiaStack.Conformance.Tests.Recording;

public sealed class RedactionTests
{
    private readonly Redactor redactor = new();

    [Fact]
    public void A_cookie_keeps_its_name_and_what_a_browser_does_with_it()
    {
        Assert.Matches("^Set-Cookie: session=‹redacted:[0-9a-f]{8}›; path=/; HttpOnly$", redactor.RedactHeader("Set-Cookie", "session=abcdef; path=/; HttpOnly"));
        Assert.Matches("^Cookie: a=‹redacted:[0-9a-f]{8}›; b=‹redacted:[0-9a-f]{8}›$", redactor.RedactHeader("Cookie", "a=one; b=two"));
        Assert.Equal("Set-Cookie: session=; max-age=0", redactor.RedactHeader("Set-Cookie", "session=; max-age=0"));
    }

    [Fact]
    public void Equal_secrets_have_equal_marks_within_a_run_and_other_marks_in_another()
    {
        redactor.Learn("a-long-secret-value");
        var other = new Redactor();
        other.Learn("a-long-secret-value");

        Assert.Equal(redactor.Redact("a-long-secret-value"), redactor.RedactHeader("DPoP", "a-long-secret-value")["DPoP: ".Length..]);
        Assert.NotEqual(redactor.Redact("a-long-secret-value"), other.Redact("a-long-secret-value"));
    }

    [Theory]
    [InlineData("""{"token":"secret\u002Bwith\u002Bsigns/and/paths"}""")]
    [InlineData("""{"token":"secret+with+signs\/and\/paths"}""")]
    [InlineData("token=secret%2Bwith%2Bsigns%2Fand%2Fpaths")]
    public void A_secret_is_found_however_a_server_writes_it(string written)
    {
        redactor.Learn("secret+with+signs/and/paths");

        Assert.True(redactor.Leaks(written));
        Assert.DoesNotContain("paths", redactor.Redact(written), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_thousands_of_secrets_each_is_found_and_the_longer_first()
    {
        List<string> secrets = [.. Enumerable.Range(0, 5000).Select(number => $"token-{number * 7919:D12}-end")];
        secrets.ForEach(redactor.Learn);
        redactor.Learn($"{secrets[17]}.and.more");

        var redacted = redactor.Redact($"{secrets[4999]} {secrets[17]}.and.more {secrets[17]} token-000000000001-end");

        Assert.Matches("^(‹redacted:[0-9a-f]{8}›) (‹redacted:[0-9a-f]{8}›) (‹redacted:[0-9a-f]{8}›) token-000000000001-end$", redacted);
        Assert.Equal(3, redacted.Split(' ')[..3].Distinct().Count());
    }

    [Fact]
    public void The_secret_number_of_a_voucher_is_a_secret_of_whatever_answer_tells_it()
    {
        var body = """{"voucherId":"019ac8f2-3f4e-7a51-9d0c-5a7a31c0e060","secretNumber":"7K2M-9QXD-4HTR-0WPC-3NV9"}"""u8.ToArray();

        Assert.Equal(["access_token"], SecretMembers.In("{}"u8, ["access_token"]));
        redactor.LearnMembers(body, SecretMembers.In(body, []));

        Assert.DoesNotContain("9QXD", redactor.RedactAnswer(Encoding.UTF8.GetString(body)), StringComparison.Ordinal);
        Assert.True(redactor.Leaks("""{"secretNumber":"7K2M-9QXD-4HTR-0WPC-3NV9"}"""));
    }

    [Fact]
    public void The_registration_token_of_a_client_is_a_secret_of_whatever_answer_tells_it()
    {
        var body = """{"client":{"clientId":"dev-k3jqm2wv7x4p"},"registrationToken":"3q2-7wABcDeFgHiJkLmNoPqRsTuVwXyZ0123456789_"}"""u8.ToArray();
        redactor.LearnMembers(body, SecretMembers.In(body, []));

        Assert.DoesNotContain("7wABcD", redactor.RedactAnswer(Encoding.UTF8.GetString(body)), StringComparison.Ordinal);
        Assert.True(redactor.Leaks("Registration-Token: 3q2-7wABcDeFgHiJkLmNoPqRsTuVwXyZ0123456789_"));
    }

    [Fact]
    public void A_mark_is_never_marked_again()
    {
        redactor.Learn("a-long-secret-value");
        var mark = redactor.Redact("a-long-secret-value");
        redactor.Learn(mark);

        Assert.Equal(mark, redactor.Redact(mark));
        Assert.Equal($"Authorization: Bearer {mark}", redactor.RedactHeader("Authorization", $"Bearer eyJhbGciOiJub25lIn0.e30.{mark}"));
    }

    [Fact]
    public void A_short_secret_is_no_number_of_JSON_and_no_part_of_a_word()
    {
        redactor.Learn("482915");

        Assert.Equal("""{"count":482915,"list":[482915]}""", redactor.Redact("""{"count":482915,"list":[482915]}"""));
        Assert.Equal("x482915y", redactor.Redact("x482915y"));
        Assert.DoesNotContain("482915", redactor.Redact("""{"code":"482915"} code=482915 (482915)"""), StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_secret_is_no_part_of_a_moment()
    {
        const string Moment = """{"openedAt":"2026-11-24T08:40:00.482915+00:00"}""";
        redactor.Learn("2026");
        redactor.Learn("482915");

        Assert.Equal(Moment, redactor.Redact(Moment));
        Assert.DoesNotContain("2026", redactor.Redact("pin=2026&from=2026"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_that_is_no_text_is_kept_byte_by_byte_without_its_secrets()
    {
        redactor.Learn("a-long-secret-value");
        byte[] body = [0xFF, 0x00, .. Encoding.ASCII.GetBytes("a-long-secret-value"), 0xFE];

        var kept = Convert.FromBase64String(BinaryBody.Of(body, redactor)!);

        Assert.Equal((0xFF, 0x00, 0xFE), (kept[0], kept[1], kept[^1]));
        Assert.DoesNotContain("secret", Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
        Assert.Null(BinaryBody.Of(Encoding.UTF8.GetBytes("नमस्ते"), redactor));
    }
}
