using System.Text.Json;

namespace DigitalIndiaStack.Payments.Tests.Verify;

/// <summary>What the verifier says when it cannot say, and when it is asked wrongly.</summary>
public sealed class UntoldTests(LedgerCopies copies) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dis-untold-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Without_a_log_what_clients_were_told_cannot_be_told()
    {
        await using var copy = await copies.TakeAsync(false);

        var (code, report) = await copy.VerifyAsync(copy.Request with { Log = null });

        Assert.Equal(2, code);
        Assert.Contains("I4 cannot be told", report, StringComparison.Ordinal);
        Assert.EndsWith("nothing is broken; cannot be told: I4", report.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_a_guard_it_cannot_be_told_whether_a_state_stepped_back(bool onPostgreSql)
    {
        await using var copy = await copies.TakeAsync(onPostgreSql);

        await copy.DropAsync("transfers_keyed", "transfers");
        var (code, report) = await copy.VerifyAsync();

        Assert.Equal(2, code);
        Assert.Contains("transfers_keyed", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_whose_transfer_was_lost_is_named()
    {
        await using var copy = await copies.TakeAsync(false);
        var log = Write("log", JsonSerializer.Serialize(new { tenant = "ke", client = "tester", key = "lost", status = 201, body = "{}" }), JsonSerializer.Serialize(new { tenant = "ke", client = "tester", key = "never answered" }));

        var (code, report) = await copy.VerifyAsync(copy.Request with { Log = log });

        Assert.Equal(1, code);
        Assert.Contains("key lost of client tester, tenant ke: was answered 201 and has 0 transfers", report, StringComparison.Ordinal);
        Assert.Contains("1 answers in the log", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_audit_cut_together_with_its_head_is_found_by_a_head_that_was_kept(bool onPostgreSql)
    {
        await using var copy = await copies.TakeAsync(onPostgreSql);
        var kept = Write("report", (await copy.VerifyAsync()).Report);
        Assert.Equal(0, (await copy.VerifyAsync(copy.Request with { Heads = kept })).Code);

        await copy.PlantAsync(
            "DELETE FROM @audit_records WHERE sequence = (SELECT max(sequence) FROM @audit_records)",
            "UPDATE @audit_heads SET sequence = (SELECT max(sequence) FROM @audit_records), hash = (SELECT hash FROM @audit_records ORDER BY sequence DESC LIMIT 1)");

        Assert.Equal(0, (await copy.VerifyAsync()).Code);
        var (code, report) = await copy.VerifyAsync(copy.Request with { Heads = kept });
        Assert.Equal(1, code);
        Assert.Contains("does not lead through the kept head", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_command_is_told_apart_from_a_database_that_does_not_answer()
    {
        await using var copy = await copies.TakeAsync(false);
        var nothing = Write("payments.db", "no database");

        Assert.Equal(3, (await copy.VerifyAsync(new(null, null))).Code);
        Assert.Equal(3, (await copy.VerifyAsync(new("here", "and there"))).Code);
        Assert.Equal(3, (await copy.VerifyAsync(new("nowhere", null))).Code);
        Assert.Equal(3, (await copy.VerifyAsync(new(null, "env:DIS_NO_SUCH_VARIABLE"))).Code);
        Assert.Equal(3, (await copy.VerifyAsync(copy.Request with { Log = nothing })).Code);
        Assert.Equal(3, (await copy.VerifyAsync(copy.Request with { Heads = nothing })).Code);
        Assert.Equal(5, (await copy.VerifyAsync(new(folder.FullName, null))).Code);
        Assert.Equal(5, (await copy.VerifyAsync(new(null, "Host=127.0.0.1;Port=1;Username=nobody;Timeout=1"))).Code);
    }

    private string Write(string name, params string[] lines)
    {
        var file = Path.Combine(folder.FullName, name);
        File.WriteAllLines(file, lines);
        return file;
    }
}
