/// The chapter "Who can do what": what each kind of log withstands, and how a site sets it up.
///
/// `doctor --site` goes through the same points.
extension ManPage {
  static let rights: [String] =
    section(
      "WHO CAN DO WHAT",
      [
        "What a watch log withstands depends on where it is kept and on who can reach it with other programs than this one. watchfloor doctor --site goes through this chapter and says what is not so on this machine.",
        "Whoever writes says who they are: author, desk, role and both times of an entry are claims of the account that wrote it. A server adds what it saw itself: the account that was logged in, its own clock, and the address of the client. Where the two differ, both are shown.",
      ])
    + inAFile + onAServer + overSSH + headsElsewhere

  private static let inAFile =
    part(
      "A log in a file",
      [
        "A file that several officers share protects from accidents, not from people. Two writers never harm one another, no key of the program changes or removes an entry, and log verify finds an entry that was altered by hand. But whoever can write the file with another program can write all of it anew, with any name, time and hash. Where officers have a shell and need not trust one another, keep the log on a server.",
        "Its directory belongs to root and to the officers' group, has the set-group-ID bit, so that files made by one officer can be written by the others, and does not have the sticky bit: where fs.protected_regular is 2, an officer cannot write the file beside the log that another one made in a sticky directory, and the log stays closed to them.",
      ])
    + block(["install -d -o root -g watch -m 2770 /srv/watchfloor"])

  private static let onAServer =
    part(
      "A log on a PostgreSQL server",
      [
        "An officer reads the entries and calls one function that adds an entry; the server derives every column from the entry itself, numbers it and chains it. Nothing else is granted. The owner of the schema could replace the function, and a superuser everything, so the owner is a role that nobody logs in as:"
      ])
    + block([
      "CREATE ROLE watch_owner NOLOGIN;",
      "CREATE ROLE officers NOLOGIN;",
      "CREATE DATABASE watch;",
      "REVOKE ALL ON DATABASE watch FROM PUBLIC;",
      "REVOKE CREATE ON SCHEMA public FROM PUBLIC;",
      "GRANT CONNECT ON DATABASE watch TO officers;",
      "GRANT CREATE, CONNECT ON DATABASE watch TO watch_owner;",
    ])
    + paragraphs([
      "An administrator, who is a member of watch_owner, opens the log once in its name; that makes the schema. After it, CREATE is taken back and the officers are granted what they need. An upgrade of the program that changes the log's form is opened in the same way."
    ])
    + block([
      "GRANT watch_owner TO admin;",
      "watchfloor log write 'log begun' --log 'postgres://admin@db.example.org/watch?options=-crole%3Dwatch_owner'",
      "REVOKE CREATE ON DATABASE watch FROM watch_owner;",
      "SET ROLE watch_owner;",
      "GRANT USAGE ON SCHEMA watchlog TO officers;",
      "GRANT SELECT ON ALL TABLES IN SCHEMA watchlog TO officers;",
      "GRANT EXECUTE ON FUNCTION watchlog.append, watchlog.grams TO officers;",
    ])
    + paragraphs([
      "Each officer has an account of their own, with few sessions at a time. The timeouts end what was left open by accident. They are defaults of the account and no fence: whoever has another client can set them anew. Who holds up the others is named where an entry has to wait, and an administrator ends that session with pg_terminate_backend. PostgreSQL has no quota for a role; where it matters, keep the database in a tablespace on a file system of its own."
    ])
    + block([
      "CREATE ROLE okafor LOGIN CONNECTION LIMIT 8 IN ROLE officers;",
      "ALTER ROLE okafor SET statement_timeout = '10s';",
      "ALTER ROLE okafor SET lock_timeout = '5s';",
      "ALTER ROLE okafor SET idle_in_transaction_session_timeout = '10s';",
    ])
    + paragraphs([
      "A server that is not reached through a local socket must show a certificate that fits its name (sslmode=verify-full, which holds unless the address says otherwise). In pg_hba.conf, let the officers in by hostssl alone:"
    ])
    + block(["hostssl watch +officers 0.0.0.0/0 scram-sha-256"])

  private static let overSSH =
    part(
      "Officers over SSH",
      [
        "Give officers the restricted dashboard and nothing else: the block for sshd_config stands under RESTRICTED USE. MaxSessions keeps a login to one session, the idle ends close sessions without a terminal too, no file of the user's is run at login, and no variable comes in but those of the language.",
        "Officers who share a login are told apart by their keys, one key an officer. Root keeps the list of keys, and /etc/watchfloor.json names it (\"keys\"); the comment behind a key is the officer's name. A list that an officer can write would let them take any name. Whoever has a shell on a shared login can still claim what they like, so give such a login ForceCommand. Inside tmux, under sudo, and where /proc hides the processes of others (hidepid), the key cannot be seen, and the login alone is kept.",
        "Which desks and roles a restricted session may name stands in the same file (\"desk\", \"desks\", \"role\", \"roles\"). How much one officer may write (\"entriesPerMinute\", \"bytesPerDay\") keeps a slip from filling the log; it is no fence against somebody with another program.",
      ])

  private static let headsElsewhere =
    part(
      "Heads written down elsewhere",
      [
        "Each entry carries the hash of the one before, so that the last hash, the head, stands for the whole log. The chain alone shows what was altered and not worked out anew. A log that was written anew from some entry on, or an old copy that was put back, is sound in itself; only a head that was written down elsewhere finds it out. Handovers print the head they were made from. A site may also send the head away by a timer of root's, to a place that officers cannot write:"
      ])
    + block([
      "*/10 * * * * root /usr/local/bin/watchfloor log head --log /srv/watchfloor/log.db | logger -t watchfloor -p authpriv.info"
    ])
    + paragraphs([
      "watchfloor log verify --head NUMBER:HASH then says whether the log still has that entry with that hash. Entries after the last head that was written down can be removed without a trace. A signature with a key that officers can read would prove nothing."
    ])

  private static func part(_ title: String, _ texts: [String]) -> [String] {
    [Roff.macro("SS", title)]
      + texts.enumerated().flatMap { ($0 == 0 ? [] : [".PP"]) + Roff.prose($1) }
  }

  private static func paragraphs(_ texts: [String]) -> [String] {
    texts.flatMap { [".PP"] + Roff.prose($0) }
  }
}
