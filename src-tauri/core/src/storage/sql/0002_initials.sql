-- Format 2: the names of units, persons and those complained of are found by the initials of their Hanzi.
-- The indexes are filled anew; search_form and search_initials are lent by the program for this climb.

INSERT INTO units_search(units_search) VALUES ('delete-all');
INSERT INTO units_search (rowid, text)
  SELECT row, concat_ws(char(10),
    search_form(full_name), search_initials(full_name),
    search_form(short_name), search_initials(short_name),
    search_form(aliases), search_initials(aliases),
    search_form(remark))
  FROM units WHERE NOT void;

INSERT INTO persons_search(persons_search) VALUES ('delete-all');
INSERT INTO persons_search (rowid, text)
  SELECT row, concat_ws(char(10),
    search_form(name), search_initials(name),
    search_form(post_text),
    search_form(remark))
  FROM persons WHERE NOT void;

INSERT INTO petitions_accused_search(petitions_accused_search) VALUES ('delete-all');
INSERT INTO petitions_accused_search (rowid, text)
  SELECT row, concat_ws(char(10),
    search_form(name), search_initials(name),
    search_form(post_text),
    search_form(remark))
  FROM petitions_accused WHERE NOT void;
