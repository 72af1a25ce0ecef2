using System.CommandLine;
using DigitalIndiaStack.Conformance.Cli;

namespace DigitalIndiaStack.Conformance.Emulators.Tests;

public sealed class EmulateCommandTests
{
    [Fact]
    public async Task The_list_names_every_wrong_answer()
    {
        var (code, output, _) = await RunAsync("--list");

        Assert.Equal(0, code);
        Assert.All(ClientMutant.All, mutant => Assert.Contains(mutant.Id, output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--mutant", "IDN-99", "--", "true")]
    [InlineData("--job", "dance", "--", "true")]
    [InlineData("--mutant", "correct", "--", "true")]
    [InlineData("--", "true")]
    [InlineData("--mutant", "IDN-14", "--", "/no/such/program")]
    [InlineData("--job", "sign-in")]
    public async Task A_wrong_command_exits_3(params string[] arguments)
    {
        var (code, _, error) = await RunAsync(arguments);

        Assert.Equal(3, code);
        Assert.NotEmpty(error);
    }

    // sh ends at once with this code and does no job: with 0 it lies, with 1 it refuses a correct server.
    [Theory]
    [InlineData("exit 0")]
    [InlineData("exit 1")]
    public async Task A_command_that_does_no_job_shows_nothing(string script)
    {
        var (code, output, _) = await RunAsync("--mutant", "IDN-14", "--", "sh", "-c", script);

        Assert.Equal(2, code);
        Assert.Contains("control-failed", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_does_no_job_fails_at_a_correct_server()
    {
        var (code, output, _) = await RunAsync("--mutant", "correct", "--job", "transfer", "--", "sh", "-c", "echo $DIS_JOB; exit 0");

        Assert.Equal(1, code);
        Assert.Contains("| transfer", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_without_an_end_is_ended()
    {
        var (code, output, _) = await RunAsync("--mutant", "correct", "--job", "transfer", "--patience", "1", "--", "sleep", "600");

        Assert.Equal(2, code);
        Assert.Contains("no end", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var parsed = ConformCommand.Create(TimeProvider.System).Parse(["emulate", .. arguments]);
        var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
