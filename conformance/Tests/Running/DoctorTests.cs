using DigitalIndiaStack.Conformance.Cli.Doctor;
using DigitalIndiaStack.Conformance.Engine.Diagnosis;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Tests.Servers;

namespace DigitalIndiaStack.Conformance.Tests.Running;

public sealed class DoctorTests
{
    [Fact]
    public async Task A_server_with_all_that_a_run_needs_exits_0()
    {
        await using var server = await SmallServer.StartAsync(Fault.None);
        using var target = new SmallTarget(server.Address);
        File.WriteAllText(target.Sut, WithoutPersons(target.Sut));

        var (code, output, _) = await ExamineAsync(target);

        Assert.True(code == 0, output);
        Assert.Contains("client      reader of tenant b (reader-b): scopes granted: 1", output, StringComparison.Ordinal);
        Assert.DoesNotContain("FAIL", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_server_that_is_slow_nobody_says_that_a_client_is_not_registered()
    {
        var probe = new Probe("client", "reader", "Register reader.", async _ =>
        {
            await Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
            return "";
        })
        { NeedsClock = true };

        var finding = await probe.ExamineAsync(null!, TimeSpan.FromMilliseconds(10));

        Assert.Equal("no answer within 0 seconds", finding.Told);
        Assert.StartsWith("Give the server more time: --patience", finding.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_missing_precondition_is_named_at_once_with_its_fix()
    {
        await using var server = await SmallServer.StartAsync(Fault.None);
        using var target = new SmallTarget(server.Address);
        File.WriteAllText(target.Sut, File.ReadAllText(target.Sut)
            .Replace("issuer: /issuer", "issuer: /elsewhere", StringComparison.Ordinal)
            .Replace("control: /sandbox/v1", "control: http://no-such-host.invalid/sandbox/v1", StringComparison.Ordinal)
            .Replace("file:pin", "env:NO_SUCH_VARIABLE_ANYWHERE", StringComparison.Ordinal)
            + "blocks: { things: { baseUrl: /nothing/v1 } }\n");

        var (code, output, error) = await ExamineAsync(target);

        Assert.Equal(3, code);
        foreach (var missing in new[] { "file", "dns", "discovery", "issuer", "keys", "block", "client", "control" })
        {
            Assert.Matches($"FAIL  {missing} ", output);
        }

        Assert.DoesNotMatch(@"FAIL  [^\n]*\n(ok  |\n)", output);
        Assert.Contains("preconditions of a run do not hold", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Places_that_are_to_be_filled_in_are_mended_by_one_fix()
    {
        await using var server = await SmallServer.StartAsync(Fault.None);
        using var target = new SmallTarget(server.Address);
        File.WriteAllText(target.Sut, File.ReadAllText(target.Sut).Replace("clientId: ", "clientId: UNKNOWN-", StringComparison.Ordinal));

        var (_, output, _) = await ExamineAsync(target);

        Assert.True(output.Split("fill in what is UNKNOWN").Length > 2, output);
        Assert.Equal(2, output.Split("conform init --target URL --data DIR").Length);
        Assert.DoesNotContain($"{target.Sut}: {target.Sut}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_server_answers_in_a_form_of_its_own_is_a_finding()
    {
        await using var server = await new PageServer { Token = "a-token-of-its-own" }.StartAsync();
        using var target = new SmallTarget(server.Urls.First());

        var (code, output, error) = await ExamineAsync(target);

        Assert.True(code == 3, error);
        Assert.Matches("FAIL  keys ", output);
        Assert.Contains("does not list messages", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scope_that_is_not_granted_is_named()
    {
        await using var server = await SmallServer.StartAsync(Fault.None);
        using var target = new SmallTarget(server.Address);
        File.WriteAllText(target.Sut, WithoutPersons(target.Sut).Replace("things.list", "things.burn", StringComparison.Ordinal));

        var (code, output, _) = await ExamineAsync(target);

        Assert.Equal(3, code);
        Assert.Contains("things.burn, which no block knows", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_no_check_knows_is_named_with_those_that_there_are()
    {
        await using var server = await SmallServer.StartAsync(Fault.None);
        using var target = new SmallTarget(server.Address);
        File.WriteAllText(target.Sut, WithoutPersons(target.Sut).Replace("role: reader, clientId: reader-b", "role: raeder, clientId: reader-b", StringComparison.Ordinal));

        var (code, output, _) = await ExamineAsync(target);

        Assert.Equal(3, code);
        Assert.Contains("FAIL  role        raeder of tenant b (reader-b)", output, StringComparison.Ordinal);
        Assert.Contains("fix: Write one of reader", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_suite_cannot_listen_and_where_no_certificate_is_asked_for_is_found_before_a_run()
    {
        await using var server = await SmallServer.StartAsync(Fault.None);
        using var target = new SmallTarget(server.Address);
        File.WriteAllText(target.Sut, $"{WithoutPersons(target.Sut)}\nreceiver: {server.Address}\nmtls: https://127.0.0.1:1\n");

        var (code, output, _) = await ExamineAsync(target);

        Assert.Equal(3, code);
        Assert.Contains($"FAIL  receiver    {server.Address.TrimEnd('/')}", output, StringComparison.Ordinal);
        Assert.Contains("FAIL  mtls        https://127.0.0.1:1", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_has_a_finding_for_each_precondition()
    {
        using var target = new SmallTarget("http://127.0.0.1:1");

        var (code, output, _) = await ExamineAsync(target);

        Assert.Equal(3, code);
        Assert.Contains("FAIL  connection  http://127.0.0.1:1", output, StringComparison.Ordinal);
        Assert.Contains("fix: Start the server", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_answer_in_time_is_a_finding_and_not_a_wait()
    {
        await using var server = await SilentServer.StartAsync();
        using var target = new SmallTarget(server.Address);

        var (code, output, _) = await ExamineAsync(target, "500ms");

        Assert.Equal(3, code);
        Assert.Contains("discovery", output, StringComparison.Ordinal);
        Assert.Contains("no answer within 0.5 seconds", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_repeats_no_secret()
    {
        await using var server = await SmallServer.StartAsync(Fault.RefusesEverything);
        using var target = new SmallTarget(server.Address);

        var (_, output, error) = await ExamineAsync(target);

        Assert.DoesNotContain(SmallTarget.Pin, output + error, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", output + error, StringComparison.Ordinal);
    }

    // The small server has no pages to sign in at.
    private static string WithoutPersons(string path) =>
        string.Join('\n', File.ReadAllLines(path).Where(line => !line.Contains("persons:", StringComparison.Ordinal) && !line.Contains("citizen", StringComparison.Ordinal)));

    private static async Task<(int Code, string Output, string Error)> ExamineAsync(SmallTarget target, string patience = "1m")
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var action = new DoctorAction(TimeProvider.System, output, error) { Specs = SpecFiles.FromDirectory(target.Specs), Roles = ["reader"] };
        var code = await action.InvokeAsync(target.Sut, null, patience, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
