import { Migration } from "@mikro-orm/migrations";

/** Whoever asked is told of a yes, as of everything else by a trigger. Of any other answer nothing is told. */
export class Migration20261126070100_request_accepted extends Migration {
  override up(): void {
    this.addSql(`
      create function note_request_accepted() returns trigger language plpgsql as $$
      begin
        perform add_notification(new.from_id, 'request_accepted', new.to_id, new.id);
        return null;
      end $$`);

    this.addSql(`
      create trigger hug_requests_notify after update of answer on hug_requests for each row
      when (new.kind = 'hug' and old.answer is null and new.answer in ('once', 'always'))
      execute function note_request_accepted()`);
  }

  override down(): void {
    this.addSql(`drop trigger hug_requests_notify on hug_requests`);
    this.addSql(`drop function note_request_accepted()`);
  }
}
