"""Fills a database of Django-CRM (PyPI: django-crm-admin) with a firm's bundle, for the step `peer` of bin/bench.

    python peer_load.py BUNDLE ACTIVITIES PASSWORD    prints what is in it and who may sign in, as JSON

Run by the Python that Django-CRM is installed for, with DJANGO_SETTINGS_MODULE set, after its own `setupdata`. A recruiter
is a user, a client a company, everybody else a contact, and what passed between people an e-mail at the contact, which is
where that program shows it. A candidate works for nobody, and a contact of its must: they share a company a recruiter.
Each recruiter has fifteen open tasks, as many as a day's list of ours is long.
"""
import csv
import datetime
import io
import json
import os
import sys
import uuid

import django

django.setup()

from common.models import Department, UserProfile
from crm.models import Company, Contact, CrmEmail
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, User
from django.db import connection
from tasks.models import Task, TaskStage

TASKS = 15


def rows(bundle, name):
    with open(os.path.join(bundle, name), newline="", encoding="utf-8-sig") as file:
        yield from csv.DictReader(file)


def copy(model, columns, lines):
    """Rows as a table takes them quickest; what they leave out is what the model gives it."""
    filled = {field.column: field.get_default() for field in model._meta.concrete_fields
              if not field.primary_key and field.column not in columns and not field.null}
    text = io.StringIO()
    writer = csv.writer(text)
    for line in lines:
        writer.writerow([r"\N" if value is None else value for value in (*line, *filled.values())])
    text.seek(0)
    named = ", ".join(f'"{name}"' for name in [*columns, *filled])
    with connection.cursor() as cursor:
        cursor.cursor.copy_expert(f"COPY {model._meta.db_table} ({named}) FROM STDIN WITH (FORMAT csv, NULL '\\N')", text)


def token():
    return uuid.uuid4().hex[:11]


def main():
    bundle, most, password = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    department = Department.objects.get(name="Global sales")
    now = datetime.datetime.now(datetime.timezone.utc).isoformat()
    known = make_password(password)
    User.objects.bulk_create([
        User(username=row["recruiter_id"], email=row["email"], password=known, is_staff=True,
             first_name=row["name"].split()[0], last_name=row["name"].split()[-1])
        for row in rows(bundle, "recruiters.csv")])
    users = dict(User.objects.values_list("username", "id"))
    recruiters = [row["recruiter_id"] for row in rows(bundle, "recruiters.csv")]
    # A user who is added one at a time is given it by the program itself.
    UserProfile.objects.bulk_create([UserProfile(user_id=users[each]) for each in recruiters])
    for group in Group.objects.filter(name__in=["managers", "co-workers", "Global sales"]):
        group.user_set.add(*[users[each] for each in recruiters])

    copy(Company, ["creation_date", "update_date", "full_name", "city_name", "owner_id", "department_id", "token"], [
        *((now, now, f"{row['name']} {row['client_id']}", row["city"], users.get(row["owner_recruiter_id"]),
           department.id, token()) for row in rows(bundle, "clients.csv")),
        *((now, now, f"Candidates of {each}", "", users[each], department.id, token()) for each in recruiters)])
    companies = {name.rsplit(" ", 1)[-1]: number for number, name in Company.objects.values_list("id", "full_name")}
    people = list(rows(bundle, "people.csv"))
    # What the program has no column for is how a row of it is found again.
    owner = [each["owner_recruiter_id"] or recruiters[turn % len(recruiters)] for turn, each in enumerate(people)]
    copy(Contact, ["creation_date", "update_date", "first_name", "last_name", "title", "email", "phone", "city_name",
                   "company_id", "owner_id", "department_id", "token", "district"], (
        (now, now, each["name"].split()[0], each["name"].split()[-1], each["job_title"], each["emails"].split(";")[0],
         each["phones"].split(";")[0], each["city"], companies.get(each["client_id"]) or companies[mine], users[mine],
         department.id, token(), each["person_id"]) for each, mine in zip(people, owner)))
    contacts = {district: (number, company) for number, company, district
                in Contact.objects.values_list("id", "company_id", "district")}

    def passed():
        for turn, row in enumerate(rows(bundle, "interactions.csv")):
            if turn >= most:
                return
            if row["person_id"] in contacts:
                contact, company = contacts[row["person_id"]]
                yield (row["at"], row["at"], (row["subject"] or f"{row['channel']}: {row['outcome']}")[:250],
                       row["body"], "t", "t" if row["direction"] == "inbound" else "f", contact, company,
                       users.get(row["recruiter_id"]), department.id)

    copy(CrmEmail, ["creation_date", "update_date", "subject", "content", "sent", "incoming", "contact_id", "company_id",
                    "owner_id", "department_id"], passed())
    stage = TaskStage.objects.get(default=True)
    today = datetime.date.today().isoformat()
    copy(Task, ["creation_date", "update_date", "name", "due_date", "next_step", "next_step_date", "owner_id", "stage_id",
                "token"], (
        (now, now, f"Ring {people[(turn * TASKS + step) % len(people)]['name']}", today, "Ring", today, users[each],
         stage.id, token()) for turn, each in enumerate(recruiters) for step in range(TASKS)))
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO tasks_task_responsible (task_id, user_id) SELECT id, owner_id FROM tasks_task")
        cursor.execute("ANALYZE")
    print(json.dumps({"users": recruiters[:16], "contacts": [contacts[each["person_id"]][0] for each in people[::80]],
                      "people": len(people), "activities": CrmEmail.objects.count(), "tasks": Task.objects.count()}))


if __name__ == "__main__":
    main()
