// What oidc-provider keeps, in one table of PostgreSQL, as its documentation wants an adapter: for a comparison on the same database.
import pg from 'pg';

const table = `
  create table if not exists payloads (
    model text not null, id text not null, payload jsonb not null, expires_at timestamptz, consumed_at timestamptz,
    grant_id text, uid text, user_code text, primary key (model, id))`;
const indexes = ['grant_id', 'uid', 'user_code'].map((column) => `create index if not exists payloads_${column} on payloads (${column}) where ${column} is not null`);

const live = (row) => (row && (!row.expires_at || row.expires_at > new Date())
  ? { ...row.payload, ...(row.consumed_at ? { consumed: Math.floor(row.consumed_at / 1000) } : undefined) }
  : undefined);

export const storeAt = async (connectionString) => {
  const pool = new pg.Pool({ connectionString, max: 16 });
  for (const statement of [table, ...indexes]) await pool.query(statement);

  // Named, so that the server plans each once.
  const query = async (name, text, values) => (await pool.query({ name, text, values })).rows[0];
  return class {
    constructor(model) {
      this.model = model;
    }

    async upsert(id, payload, expiresIn) {
      await query(
        'upsert',
        `insert into payloads (model, id, payload, expires_at, grant_id, uid, user_code) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (model, id) do update set payload = $3, expires_at = $4`,
        [this.model, id, payload, expiresIn ? new Date(Date.now() + expiresIn * 1000) : null, payload.grantId, payload.uid, payload.userCode],
      );
    }

    async find(id) {
      return live(await query('find', 'select payload, expires_at, consumed_at from payloads where model = $1 and id = $2', [this.model, id]));
    }

    async findByUid(uid) {
      return live(await query('uid', 'select payload, expires_at, consumed_at from payloads where model = $1 and uid = $2', [this.model, uid]));
    }

    async findByUserCode(code) {
      return live(await query('code', 'select payload, expires_at, consumed_at from payloads where model = $1 and user_code = $2', [this.model, code]));
    }

    async consume(id) {
      await query('consume', 'update payloads set consumed_at = now() where model = $1 and id = $2', [this.model, id]);
    }

    async destroy(id) {
      await query('destroy', 'delete from payloads where model = $1 and id = $2', [this.model, id]);
    }

    async revokeByGrantId(grant) {
      await query('revoke', 'delete from payloads where grant_id = $1', [grant]);
    }
  };
};
