using System.Globalization;

namespace DigitalIndiaStack.Payments.Tests.Verify;

/// <summary>Each invariant is seen to fail on a fault planted past every guard of the database, and no other one with it that still holds.</summary>
public sealed class PlantedFaultTests(LedgerCopies copies)
{
    private const string OneTransfer = "(SELECT transfer_id FROM @transfer_keys WHERE key = 'key-number-00002')";

    private static readonly (string Name, string Broken, string Says, string[] Statements)[] Plants =
    [
        ("a posting was raised", "I1 I2 I6", "sum to 1", [$"UPDATE @postings SET amount = amount + 1 WHERE amount > 0 AND transfer_id = {OneTransfer}"]),
        ("money was made on a posting and its account", "I1 I2 I6", "all postings in KES sum to 1000", ["UPDATE @postings SET amount = amount + 500 WHERE amount > 0 AND transfer_id IN (SELECT transfer_id FROM @transfer_keys WHERE key <> 'key-number-00001')", "UPDATE @accounts SET balance = balance + 1000 WHERE kind = 'Merchant'"]),
        ("the postings of a transfer are gone", "I1 I2 I6", "has fewer than two postings", [$"DELETE FROM @postings WHERE transfer_id = {OneTransfer}"]),
        ("a transfer is gone, its postings are not", "I1 I4 I5 I7", "has postings and is not there", [$"DELETE FROM @transfers WHERE id = {OneTransfer}"]),
        ("a balance was raised", "I2", "postings sum to 1500", ["UPDATE @accounts SET balance = balance + 1 WHERE kind = 'Merchant'"]),
        ("two balances were changed against each other", "I2", "balance 1501, postings sum to 1500", ["UPDATE @accounts SET balance = balance + CASE WHEN kind = 'Merchant' THEN 1 ELSE -1 END"]),
        ("a floor was raised above its balance", "I2", "is below its floor", ["UPDATE @accounts SET floor = 0"]),
        ("a transfer has lost its key", "I3 I4 I7", "has no key", ["DELETE FROM @transfer_keys WHERE key = 'key-number-00002'"]),
        ("the kept answer is another", "I4", "the answer that is kept is another", ["UPDATE @idempotency_keys SET body = body || {nl} WHERE key = 'key-number-00002'"]),
        ("an amount was changed everywhere", "I4", "the client was told", [$"UPDATE @postings SET amount = amount * 2 WHERE transfer_id = {OneTransfer}", "UPDATE @accounts SET balance = balance + CASE WHEN kind = 'Merchant' THEN 500 ELSE -500 END", $"UPDATE @transfers SET amount = amount * 2 WHERE id = {OneTransfer}"]),
        ("an audit record was changed", "I5", "does not have its hash", ["UPDATE @audit_records SET actor = 'nobody' WHERE sequence = 2"]),
        ("an audit record is gone", "I5", "before it are gone", ["DELETE FROM @audit_records WHERE sequence = 1"]),
        ("the end of the audit is gone", "I5", "its head says", ["DELETE FROM @audit_records WHERE sequence = (SELECT max(sequence) FROM @audit_records)"]),
        ("a transfer was recorded twice", "I5", "is there 1 times and recorded 2 times", ["INSERT INTO @audit_records (tenant, sequence, recorded_at, action, actor, resource, detail, previous_hash, hash) SELECT tenant, sequence + 100, recorded_at, action, actor, resource, detail, previous_hash, hash FROM @audit_records WHERE action = 'transfer.post' ORDER BY sequence LIMIT 1"]),
        ("all of the audit is gone", "I5", "records are gone", ["DELETE FROM @audit_records"]),
        ("a key stands half way", "I6", "was claimed and never answered", ["UPDATE @idempotency_keys SET status = 0 WHERE operation = 'openAccount'"]),
        ("the legs were put on the other account", "I6", "are not those of its debtor and creditor", ["UPDATE @transfers SET debtor_account_id = creditor_account_id, creditor_account_id = debtor_account_id"]),
        ("a paid key is answered with a refusal", "I7", "is answered 409", ["UPDATE @idempotency_keys SET status = 409 WHERE key = 'key-number-00002'"]),
        ("a key is answered with the transfer of another", "I4 I7", "and is answered with", ["UPDATE @idempotency_keys SET body = (SELECT o.body FROM @idempotency_keys o WHERE o.key = 'key-number-00001') WHERE key = 'key-number-00002'"]),
    ];

    public static TheoryData<string, bool> Names => [.. Plants.SelectMany(plant => new[] { new TheoryDataRow<string, bool>(plant.Name, false), new TheoryDataRow<string, bool>(plant.Name, true) })];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_good_ledger_holds_every_invariant(bool onPostgreSql)
    {
        await using var copy = await copies.TakeAsync(onPostgreSql);

        var (code, report) = await copy.VerifyAsync();

        Assert.Equal("every invariant holds", report.TrimEnd().Split('\n')[^1].TrimEnd());
        Assert.Equal(0, code);
        Assert.Contains("2 accounts, 3 transfers, 6 postings", report, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_planted_fault_breaks_what_it_must_and_nothing_else(string name, bool onPostgreSql)
    {
        var plant = Plants.Single(plant => plant.Name == name);
        await using var copy = await copies.TakeAsync(onPostgreSql);

        await copy.PlantAsync([.. plant.Statements.Select(statement => statement.Replace("{nl}", onPostgreSql ? "'\\x0a'::bytea" : "char(10)", StringComparison.Ordinal))]);
        var (code, report) = await copy.VerifyAsync();

        Assert.Equal($"broken: {plant.Broken}", report.TrimEnd().Split('\n')[^1].TrimEnd());
        Assert.Contains(plant.Says, report, StringComparison.Ordinal);
        Assert.Equal(1, code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_key_that_paid_twice_is_named(bool onPostgreSql)
    {
        await using var copy = await copies.TakeAsync(onPostgreSql);

        await copy.ForgetUniqueKeysAsync();
        await copy.PlantAsync("UPDATE @transfer_keys SET key = 'key-number-00002'");
        var (code, report) = await copy.VerifyAsync();

        Assert.Contains("key key-number-00002 of client tester, tenant ke, createTransfer: paid 3 times", report, StringComparison.Ordinal);
        Assert.Contains("I3 BROKEN", report, StringComparison.Ordinal);
        Assert.Equal(1, code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_transfer_with_two_keys_is_named(bool onPostgreSql)
    {
        await using var copy = await copies.TakeAsync(onPostgreSql);

        await copy.ForgetUniqueKeysAsync();
        await copy.PlantAsync("INSERT INTO @transfer_keys (tenant, client_id, operation, key, transfer_id, fingerprint) SELECT tenant, client_id, operation, 'another', transfer_id, fingerprint FROM @transfer_keys WHERE key = 'key-number-00002'");
        var (_, report) = await copy.VerifyAsync();

        Assert.Contains("has 2 keys", report, StringComparison.Ordinal);
        Assert.EndsWith("broken: I3", report.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_in_a_million_places_is_counted_and_told_in_twenty()
    {
        await using var copy = await copies.TakeAsync(false);

        await copy.PlantAsync("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) INSERT INTO idempotency_keys (tenant, client_id, operation, key, fingerprint, status, headers, body, created_at, expires_at) SELECT 'ke', 'tester', 'openAccount', 'n' || i, '', 0, '{}', x'', 0, 0 FROM n");
        var (_, report) = await copy.VerifyAsync();

        Assert.Equal(20, report.Split('\n').Count(line => line.Contains("was claimed", StringComparison.Ordinal)));
        Assert.Contains($"... and {(5000 - 20).ToString(CultureInfo.InvariantCulture)} more", report, StringComparison.Ordinal);
    }
}
